import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { account } from '../account/record'
import { mandate } from '../mandate/record'
import { person } from '../person/record'
import { newId } from '../record/id'
import { codeHash, newCode } from '../session/password'
import { findEnrolment } from '../session/queries'
import { asOwner, collide, inParallel } from '../testing/races'
import { issueSheets } from './commands'

const draw = () => {
  const code = newCode()
  return { code, hash: codeHash(code) }
}

test('of two officers who issue the same sheets at once, one does, and the other is told', () =>
  inParallel(async (stage) => {
    const { park: unitId, cell: organisationId } = stage.registry
    const [newcomer, fullName] = [newId(), 'Hồ Thị Mới']
    await asOwner(stage, async (db) => {
      await db.insert(person).values({ id: newcomer, unitId, fullName })
      await db.insert(mandate).values({
        ...{ personId: newcomer, organisationId },
        position: 'reporter',
        obtained: 'assigned',
        valid: '[2024-01-01,)',
      })
    })
    const issues = (who: 'officer' | 'officer of the park', userName: string) => ({
      who,
      does: (db: Parameters<typeof issueSheets>[0]) =>
        issueSheets(db, [{ personId: newcomer, seen: '', userName }], draw),
    })
    const [first, second] = await collide(stage, issues('officer of the park', 'mot'), issues('officer', 'hai'))
    expect(first).toMatchObject({ ok: true, value: { issued: [{ fullName, userName: 'mot' }], left: [] } })
    expect(second).toMatchObject({ ok: true, value: { issued: [], left: [{ fullName, obstacle: 'issued' }] } })
    await asOwner(stage, async (db) => {
      expect(await db.select({ name: account.userName }).from(account).where(sql`person_id = ${newcomer}`)).toEqual([
        { name: 'mot' },
      ])
      const [{ code = '' } = {}] = first?.ok ? (first.value as { issued: { code: string }[] }).issued : []
      expect(await findEnrolment(db, codeHash(code))).toMatchObject({ userName: 'mot' })
    })
  }))
