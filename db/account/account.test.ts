import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { accountList } from '../assignment/account-list'
import { endAssignment, grantAssignment } from '../assignment/commands'
import { listAssignments } from '../assignment/queries'
import { assignment } from '../assignment/record'
import { findReasonOf } from '../audit/queries'
import { listRows } from '../lists'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { refusalOf } from '../testing/acting'
import { inRegistry } from '../testing/stories'
import { disableAccount, enableAccount, registerAccount, reviseAccount } from './commands'
import { findAccount } from './queries'

const because = { reason: 'Theo quyết định' }
const lastAdministrator = { kind: 'invalid', fields: { lastDay: { key: 'last-administrator' } } }

/** Retires administrator assignments. The caller adds a condition that spares one account. */
const alone = sql`update assignment set retired_on = '2026-01-01' where role = 'administrator'`

test('the last administrator can neither be disabled nor lose the role, the last but one can', async () => {
  await inRegistry(async ({ db, tries, as, people }) => {
    const { accountId } = people.administrator
    const others = sql`${alone} and account_id <> ${accountId} and retired_on is null`
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(others)
    const [role] = await as('administrator', (db) => listAssignments(db, accountId))
    const at = { id: role?.id ?? '', version: role?.version ?? 0 }

    const disabled = await tries(
      'administrator',
      (db) => disableAccount(db, { id: accountId, version: 1 }, 'thôi'),
      because,
    )
    expect(disabled).toEqual({ ok: false, problem: lastAdministrator })
    const ended = await tries('administrator', (db) => endAssignment(db, at, today()), because)
    expect(ended).toEqual({ ok: false, problem: lastAdministrator })

    await db.execute(sql`set local role sobo_judge`)
    await db
      .insert(assignment)
      .values({ accountId: people.leader.accountId, role: 'administrator', valid: '[2024-01-01,)' })
    await db.execute(sql`reset role`)
    expect(await tries('administrator', (db) => endAssignment(db, at, today()), because)).toMatchObject({ ok: true })
  })
})

test('a role that has not begun is taken back whole; one that has ends after its last day', async () => {
  await inRegistry(async ({ tries, as, people }) => {
    const id = newId()
    const { accountId } = people.leader
    const grant = { role: 'officer' as const, unitId: null, decisionNumber: '12-QĐ/BQL', from: today(), to: null }
    await tries('administrator', (db) => grantAssignment(db, { id, accountId }, grant))
    await tries('administrator', (db) => grantAssignment(db, { id, accountId }, grant))
    expect((await as('leader', async (_, who) => who)).roles.toSorted()).toEqual(['leader', 'officer'])

    const backwards = { ...grant, to: addDays(today(), -1) }
    expect(
      await tries('administrator', (db) => grantAssignment(db, { id: newId(), accountId }, backwards)),
    ).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    })
    await tries('administrator', (db) => endAssignment(db, { id, version: 1 }, addDays(today(), -1)), because)
    expect((await as('leader', async (_, who) => who)).roles).toEqual(['leader'])
    expect(await as('administrator', (db) => findReasonOf(db, 'retire', 'account', accountId))).toBe(because.reason)
  })
})

test('no account takes the telephone number of another person for its name', () =>
  inRegistry(async ({ as, people }) => {
    const { accountId } = people['secretary of the cell']
    const named = (name: string) =>
      as(
        'officer',
        (db) => refusalOf(db, (db) => db.execute(sql`update account set user_name = ${name} where id = ${accountId}`)),
        because,
      )
    for (const name of ['0912345678', 'Bithu', 'bi\u200bthu', 'x']) expect(await named(name), name).toBe('42501')
    expect(await named('bithu.khac')).toBeUndefined()
  }))

test('officers keep accounts of those who report in their units, and nobody else’s', async () => {
  await inRegistry(async ({ tries, as, people }) => {
    const input = {
      userName: `moi${newId().slice(-8)}`,
      fullName: 'Tài Khoản Mới',
      personId: null,
      language: 'vi' as const,
    }
    const officer = 'officer of the park' as const
    expect(await tries(officer, (db) => registerAccount(db, newId(), input))).toMatchObject({
      problem: { kind: 'forbidden' },
    })

    const own = people['secretary of the cell'].accountId
    const found = await as(officer, (db) => findAccount(db, own))
    const revised = { ...input, personId: found?.personId ?? null }
    expect(await tries(officer, (db) => reviseAccount(db, { id: own, version: 1 }, revised), because)).toMatchObject({
      ok: true,
    })
    expect(await tries(officer, (db) => reviseAccount(db, { id: own, version: 1 }, revised), because)).toMatchObject({
      problem: { kind: 'stale' },
    })
    expect(await tries(officer, (db) => disableAccount(db, { id: own, version: 2 }, 'nghỉ'), because)).toMatchObject({
      ok: true,
    })
    expect(await tries(officer, (db) => enableAccount(db, { id: own, version: 3 }), because)).toMatchObject({
      ok: true,
    })

    const nextDoor = people['secretary of the cell next door'].accountId
    expect(await tries(officer, (db) => disableAccount(db, { id: nextDoor, version: 1 }, 'x'), because)).toMatchObject({
      problem: { kind: 'missing' },
    })
    const { rows } = await as(officer, (db) => listRows(db, accountList, { ...everything, text: 'LE VAN' }))
    expect(rows.map(({ fullName }) => fullName)).toEqual([])
    const all = await as(officer, (db) => listRows(db, accountList, { ...everything, text: 'tai khoan moi' }))
    expect(all.rows.map(({ offices, organisations }) => [offices, organisations])).toEqual([
      ['Bí thư', 'Chi bộ Công ty Cơ khí Bến Sông'],
    ])
  })
})
