import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { listRows } from '../lists'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { issueEnrolment } from '../session/commands'
import { codeHash, newCode } from '../session/password'
import { findEnrolment } from '../session/queries'
import { administratorCode, confirmProposed } from '../setup/commands'
import { refusalOf } from '../testing/acting'
import { asOwner } from '../testing/connections'
import { inClone, inRegistry } from '../testing/stories'
import { accountList } from './account-list'
import { confirmAdministrator, endAssignment, grantAssignment } from './commands'
import { listOffices } from './offices'
import { listAssignments, listProposedAdministrators } from './queries'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

const because = { reason: 'Theo quyết định' }
const role = { role: 'administrator' as const, unitId: null, decisionNumber: null, from: today(), to: null }
const says = (key: string) => ({ problem: { kind: 'invalid', fields: { role: { key } } } })

/** Two administrators, the inspector being the second, whose sessions have just begun; and the leader proposed. */
async function proposed({ db, tries, people }: Registry) {
  await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
  await db.execute(sql`insert into assignment (id, account_id, role, valid)
    values (uuidv7(), ${people.inspector.accountId}, 'administrator', '[2024-01-01,)')`)
  await db.execute(sql`update session set started_at = now()`)
  const id = newId()
  const granted = await tries('administrator', (db) =>
    grantAssignment(db, { id, accountId: people.leader.accountId }, role),
  )
  expect(granted).toMatchObject({ ok: true })
  return { id, version: 1 }
}
const rolesOf = ({ as }: Registry) => as('leader', async (_, { roles }) => roles.toSorted())

test('one administrator proposes another, a second one confirms, and the trail names both', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, people } = registry
    const at = await proposed(registry)
    expect(await rolesOf(registry)).toEqual(['leader'])
    const shown = async () => {
      const { roles } = await as('administrator', (db) => listOffices(db, { ...people.leader, personId: null }))
      const { rows } = await as('administrator', (db) => listRows(db, accountList, everything))
      const listed = rows.find((row) => row.id === people.leader.accountId)
      return [roles.map((one) => one.role), listed?.offices]
    }
    expect(await shown()).toEqual([['leader'], 'Lãnh đạo, Quản trị hệ thống (chờ xác nhận)'])
    expect(await tries('administrator', (db) => confirmAdministrator(db, at), because)).toMatchObject(
      says('administrator-by-two'),
    )
    for (const who of ['leader', 'officer'] as const)
      expect((await tries(who, (db) => confirmAdministrator(db, at), because)).ok, who).toBe(false)
    const waiting = async (who: 'administrator' | 'inspector') =>
      (await as(who, listProposedAdministrators)).map(({ id }) => id)
    expect([await waiting('administrator'), await waiting('inspector')]).toEqual([[], [at.id]])

    expect(await tries('inspector', (db) => confirmAdministrator(db, at), because)).toMatchObject({ ok: true })
    expect(await rolesOf(registry)).toEqual(['administrator', 'leader'])
    expect(await shown()).toEqual([['administrator', 'leader'], 'Lãnh đạo, Quản trị hệ thống'])
    const trail = await db.execute<{ operation: string; actor: string }>(
      sql`select operation, actor_id as actor from audit where row_id = ${at.id} order by id`,
    )
    expect(trail.map(({ operation, actor }) => [operation, actor])).toEqual([
      ['create', people.administrator.accountId],
      ['confirm_role', people.inspector.accountId],
    ])
  }))

test('both have just signed in', () =>
  inRegistry(async (registry) => {
    const { db, tries, people } = registry
    const at = await proposed(registry)
    await db.execute(sql`update session set started_at = now() - interval '6 minutes'`)
    const grant = tries('administrator', (db) =>
      grantAssignment(db, { id: newId(), accountId: people.officer.accountId }, role),
    )
    expect(await grant).toMatchObject(says('administrator-freshly'))
    expect(await tries('inspector', (db) => confirmAdministrator(db, at), because)).toMatchObject(
      says('administrator-freshly'),
    )
  }))

test('a proposal is withdrawn by either, and then nobody confirms it', () =>
  inRegistry(async (registry) => {
    const { as, tries, people } = registry
    const at = await proposed(registry)
    expect(await tries('administrator', (db) => endAssignment(db, at, today()), because)).toMatchObject({ ok: true })
    expect((await tries('inspector', (db) => confirmAdministrator(db, { ...at, version: 2 }), because)).ok).toBe(false)
    const left = await as('administrator', (db) => listAssignments(db, people.leader.accountId))
    expect(left.map(({ role }) => role)).toEqual(['leader'])
  }))

test('no other way makes an administrator', () =>
  inRegistry(async (registry) => {
    const { db, as, people } = registry
    const at = await proposed(registry)
    const own = people.administrator.accountId
    const tried = (statement: ReturnType<typeof sql>) =>
      as('administrator', (db) => refusalOf(db, (db) => db.execute(statement)), because)
    expect(
      await tried(sql`update assignment set role = 'administrator' where account_id = ${people.officer.accountId}`),
    ).toBe('42501')
    expect(
      await tried(sql`update assignment set account_id = ${people.officer.accountId} where account_id = ${own}`),
    ).toBe('42501')
    expect(await tried(sql`update assignment set valid = '[2000-01-01,)' where account_id = ${own}`)).toBe('42501')
    const asService = [
      sql`update account set kind = 'service' where id = ${own}`,
      sql`insert into account (id, kind, user_name, full_name) values (uuidv7(), 'service', 'dich-vu', 'Dịch vụ')`,
    ]
    for (const statement of asService) expect(await tried(statement)).toBe('42501')
    const stated = sql`insert into assignment (id, account_id, role, valid, proposed_by, confirmed_by, confirmed_at)
      values (uuidv7(), ${people.officer.accountId}, 'administrator', '[2024-01-01,)', ${own}, ${own}, now())`
    await as('administrator', (db) => db.execute(stated), because)
    expect(await as('officer', async (_, { roles }) => roles)).toEqual(['officer'])
    const [kept] = await db.execute(
      sql`select proposed_by, confirmed_by, confirmed_at from assignment where id = ${at.id}`,
    )
    expect(kept).toEqual({ proposed_by: own, confirmed_by: null, confirmed_at: null })
  }))

test('no account hands out the sheet of an administrator, proposed or not', () =>
  inRegistry(async (registry) => {
    const { tries, people } = registry
    await proposed(registry)
    for (const who of ['inspector', 'leader'] as const)
      expect(
        await tries('administrator', (db) => issueEnrolment(db, people[who].accountId, codeHash(newCode()))),
        who,
      ).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(
      await tries('administrator', (db) => issueEnrolment(db, people.officer.accountId, codeHash(newCode()))),
    ).toMatchObject({ ok: true })
  }))

test('the command on the server confirms a proposal and issues the sheet of an administrator, with entries', () =>
  inClone('planted', async ({ ownerUrl }, { people }) => {
    const { leader, administrator } = people
    await asOwner(ownerUrl, (db) =>
      db.execute(sql`insert into assignment (id, account_id, role, valid)
        values (uuidv7(), ${leader.accountId}, 'administrator', '[2024-01-01,)')`),
    )
    expect(await confirmProposed(ownerUrl, leader.userName)).toBe(0)
    await asOwner(ownerUrl, async (db) => {
      await db.execute(sql`set local role sobo_judge`)
      await db.execute(
        sql`update assignment set confirmed_at = null where account_id = ${leader.accountId} and role = 'administrator'`,
      )
    })
    expect(await confirmProposed(ownerUrl, leader.userName.toUpperCase())).toBe(1)
    const code = await administratorCode(ownerUrl, administrator.userName)
    expect(await administratorCode(ownerUrl, people.officer.userName)).toBeNull()
    await asOwner(ownerUrl, async (db) => {
      expect(await findEnrolment(db, codeHash(code ?? ''))).toMatchObject({ userName: administrator.userName })
      const trail = await db.execute<{ operation: string; office: string; reason: string }>(
        sql`select operation, office, reason from audit where operation in ('confirm_role', 'issue_sheet') order by id desc limit 2`,
      )
      expect(trail.map(({ operation, office, reason }) => [operation, office, reason])).toEqual([
        ['issue_sheet', 'Sổ Bộ (thiết lập hệ thống)', 'server'],
        ['confirm_role', 'Sổ Bộ (thiết lập hệ thống)', 'server'],
      ])
    })
  }))
