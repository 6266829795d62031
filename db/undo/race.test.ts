import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import type { Db } from '../door/actor'
import { keepEnterpriseContact } from '../enterprise/commands'
import { registerPerson } from '../person/commands'
import { PersonInput, people } from '../person/record'
import { revisePlain } from '../plain'
import { newId } from '../record/id'
import { asOwner, collide, doing, inParallel, type Stage } from '../testing/races'
import type { Person } from '../testing/seed'
import { undoChangeSet } from './commands'

const who: Person = 'officer of the park'

/** The change set of the last entry of a row. */
const setOf = (stage: Stage, row: string) =>
  asOwner(stage, async (db) => {
    const [last] = await db.execute<{ set: string }>(
      sql`select change_set as set from audit where record_id = ${row} order by id desc limit 1`,
    )
    return last?.set ?? ''
  })

test('an undo that meets a save of the same row keeps the save and is refused', () =>
  inParallel(async (stage) => {
    const { riverside } = stage.registry
    const keep = (phone: string) => ({
      who,
      does: async (db: Db) => ok(await keepEnterpriseContact(db, riverside, { phone })),
    })
    await doing(stage, keep('0225 3000 001'))
    const set = await setOf(stage, riverside)
    const undo = { who, does: (db: Db) => undoChangeSet(db, set, null) }

    const [saved, undone] = await collide(stage, keep('0225 3000 002'), undo)
    expect(saved).toMatchObject({ ok: true })
    expect(undone).toMatchObject({ ok: false, problem: { kind: 'invalid', fields: { undo: { key: 'undo-changed' } } } })
    const [kept] = await asOwner(stage, (db) =>
      db.execute(sql`select phone from enterprise_contact where enterprise_id = ${riverside}`),
    )
    expect(kept).toEqual({ phone: '0225 3000 002' })

    const again = await setOf(stage, riverside)
    const undoAgain = { who, does: (db: Db) => undoChangeSet(db, again, null) }
    const [first, second] = await collide(stage, undoAgain, undoAgain)
    expect([first?.ok, second?.ok]).toEqual([true, false])
  }))

test('an undo never takes out a new row that was revised meanwhile', () =>
  inParallel(async (stage) => {
    const id = newId()
    const input = PersonInput.parse({ fullName: 'Hồ Thị Giang', unitId: stage.registry.park })
    await doing(stage, { who, does: (db) => registerPerson(db, id, input, { isAnother: false }) })
    const set = await setOf(stage, id)
    const [saved, undone] = await collide(
      stage,
      { who, does: (db) => revisePlain(db, people, { id, version: 1 }, { ...input, fullName: 'Hồ Thị Giang Hương' }) },
      { who, does: (db) => undoChangeSet(db, set, null) },
    )
    expect(saved).toMatchObject({ ok: true })
    expect(undone).toMatchObject({ ok: false })
    const [row] = await asOwner(stage, (db) => db.execute(sql`select full_name as name from person where id = ${id}`))
    expect(row).toEqual({ name: 'Hồ Thị Giang Hương' })
  }))
