import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { disableAccount, enableAccount } from '../account/commands'
import { assignment } from '../assignment/record'
import { type Db, openDoor, whyOver } from '../door/actor'
import { keepEnterpriseContact } from '../enterprise/commands'
import { mandate } from '../mandate/record'
import { newId } from '../record/id'
import { refusalOf } from '../testing/acting'
import type { Planted } from '../testing/seed'
import { attempting } from '../testing/sign-in'
import { inRegistry } from '../testing/stories'
import { issueEnrolment, redeemEnrolment } from './commands'
import { codeHash, newCode, newPassword } from './password'
import { plantPassword } from './plant'
import { findEnd } from './queries'

const password = 'mưa rào tháng bảy'
const because = { reason: 'Theo quyết định' }

/** What a session is and may read, or why it is over. */
async function opened(db: Db, token: string) {
  const [all] = await db.execute<{ ids: string }>(sql`select array_agg(id)::text as ids from organisation`)
  const ids = all?.ids ?? ''
  try {
    return await db.transaction(async (db) => {
      await db.execute(sql`set local role sobo_app`)
      const { openedAs, roles, sessionId } = await openDoor(db, { token, requestId: newId() })
      const { seconds } = await findEnd(db, sessionId)
      expect(seconds).toBeGreaterThan(0)
      const [sees] = await db.execute<Record<'settings' | 'contacts' | 'reports' | 'told', number>>(sql`select
        (select count(*)::int from setting) as settings, (select count(*)::int from person_contact) as contacts,
        (select count(*)::int from member_report) as reports,
        (select count(*)::int from unnest(${ids}::text::uuid[]) id where sees_organisation(id)) as told`)
      await db.execute(sql`reset role`)
      return { openedAs, roles: roles.toSorted(), ...sees }
    })
  } catch (error) {
    return whyOver(error)
  } finally {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
  }
}

const signIn = async (db: Db, userName: string, remember = false) => {
  const tried = await attempting(db, userName, password, {}, remember)
  await db.execute(sql`select open_service_door()`)
  return tried
}

const lifeOf = async (db: Db, token: string) => {
  const [life] = await db.execute<{ hours: number; idle: number }>(sql`
    select round(extract(epoch from expires_at - now()) / 3600)::int as hours, idle_minutes as idle
    from session join session_token on session_id = id where token_hash = sha256(convert_to(${token}, 'UTF8'))`)
  return life
}

test('a session has the rights that it was opened with, and a role granted later needs a new sign-in', () =>
  inRegistry(async ({ db, people }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    const [remembered, plain] = [await signIn(db, userName, true), await signIn(db, userName)]
    const before = await opened(db, remembered.token)
    expect(before).toMatchObject({
      openedAs: 'remembered',
      roles: ['secretary'],
      settings: 0,
      contacts: 0,
      reports: 1,
      told: 1,
    })
    expect(await opened(db, plain.token)).toMatchObject({ openedAs: 'reporting', contacts: 1 })
    expect([await lifeOf(db, remembered.token), await lifeOf(db, plain.token)]).toEqual([
      { hours: 120 * 24, idle: 120 * 24 * 60 },
      { hours: 12, idle: 30 },
    ])

    await db.insert(assignment).values({ accountId, role: 'inspector', valid: '[2024-01-01,)' })
    expect(await opened(db, remembered.token)).toEqual(before)
    expect(await opened(db, plain.token)).toMatchObject({ roles: ['secretary'], settings: 0, told: 1 })
    const staff = await signIn(db, userName, true)
    expect(await opened(db, staff.token)).toMatchObject({ openedAs: 'staff', roles: ['inspector', 'secretary'] })
    expect(await lifeOf(db, staff.token)).toEqual({ hours: 12, idle: 30 })

    await db.insert(assignment).values({ accountId, role: 'administrator', valid: '[2024-01-01,)' })
    expect(await opened(db, staff.token)).toMatchObject({ roles: ['inspector', 'secretary'] })
    const administrator = await signIn(db, userName)
    expect(await opened(db, administrator.token)).toMatchObject({ openedAs: 'administrator' })
    expect(await lifeOf(db, administrator.token)).toEqual({ hours: 12, idle: 15 })
    const office = await db.execute<{ office: string }>(
      sql`select office from audit where record_id = ${accountId} and operation = 'sign_in' order by id`,
    )
    expect(office.map(({ office }) => /administrator/.test(office))).toEqual([false, false, false, true])
  }))

test('a remembered device is not told what its person did as staff', () =>
  inRegistry(async ({ db, as, people, riverside }) => {
    const who = 'secretary of the cell'
    const { accountId } = people[who]
    await db.insert(assignment).values({ accountId, role: 'officer', valid: '[2024-01-01,)' })
    await db.execute(sql`update session set opened_as = 'staff' where account_id = ${accountId}`)
    await as(who, (db) => keepEnterpriseContact(db, riverside, { phone: '0225 9' }))
    const told = () =>
      as(who, async (db) => {
        const entries = await db.execute<{ of: string }>(sql`select distinct table_name as of from trail`)
        return entries.map(({ of }) => of)
      })
    expect(await told()).toContain('enterprise_contact')
    await db.execute(sql`update session set opened_as = 'remembered' where account_id = ${accountId}`)
    const remembered = await told()
    expect(remembered).not.toContain('enterprise_contact')
    expect(remembered).toContain('organisation_state')
  }))

test('who reports no longer and has become staff signs in anew', () =>
  inRegistry(async ({ db, people, secretaries }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    const { token } = await signIn(db, userName, true)
    await db.insert(assignment).values({ accountId, role: 'officer', valid: '[2024-01-01,)' })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update mandate set valid = '[2022-01-01,2024-01-01)' where person_id = ${secretaries.cell}`)
    expect(await opened(db, token)).toBe('session')
  }))

test('a remembered device asks for no job', () =>
  inRegistry(async ({ db, as, people }) => {
    const { accountId } = people['secretary of the cell']
    const ask = () =>
      as('secretary of the cell', (db) => refusalOf(db, (db) => db.execute(sql`select ask_job('export', '{}')`)))
    expect(await ask()).toBeUndefined()
    await db.execute(sql`update session set opened_as = 'remembered' where account_id = ${accountId}`)
    expect(await ask()).toBe('42501')
  }))

test('a job has the opening of the session that asked for it', () =>
  inRegistry(async ({ db, as, people }) => {
    await db.execute(sql`update session set opened_as = 'staff' where account_id = ${people.officer.accountId}`)
    await as('officer', (db) => db.execute(sql`select ask_job('export', '{}')`))
    const [job] = await db.execute<{ opened: string }>(
      sql`select opened_as as opened from session where kind = 'job' order by id desc limit 1`,
    )
    expect(job?.opened).toBe('staff')
  }))

test('disabling an account ends its sessions and its password, for good', () =>
  inRegistry(async ({ db, tries, people }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    const { token, device } = await signIn(db, userName, true)
    const code = newCode()
    await tries('administrator', (db) => disableAccount(db, { id: accountId, version: 1 }, 'mất máy'), because)
    expect(await opened(db, token)).toBe('account')
    await tries('administrator', (db) => enableAccount(db, { id: accountId, version: 2 }), because)
    expect(await opened(db, token)).toBe('session')
    expect(await attempting(db, userName, password, { device })).toMatchObject({ outcome: 'wrong' })

    await tries('officer of the park', (db) => issueEnrolment(db, accountId, codeHash(code)))
    await redeemEnrolment(db, codeHash(code), await newPassword('nắng cuối thu vàng'), newId())
    expect(await attempting(db, userName, 'nắng cuối thu vàng')).toMatchObject({ outcome: 'ok' })
  }))

test('a sheet ends the old password at once, before it is used', () =>
  inRegistry(async ({ db, tries, people }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    const { token } = await signIn(db, userName)
    await tries('officer of the park', (db) => issueEnrolment(db, accountId, codeHash(newCode())))
    expect(await opened(db, token)).toBe('session')
    expect(await attempting(db, userName, password)).toMatchObject({ outcome: 'wrong' })
  }))

const report = { position: 'reporter' as const, obtained: 'assigned' as const }

/** Has the secretary of the cell report next door, too. */
const alsoNextDoor = (db: Db, { secretaries, cellNextDoor }: Planted, valid: string) =>
  db.insert(mandate).values({ ...report, personId: secretaries.cell, organisationId: cellNextDoor, valid })

test('only who holds all places, present and future, hands out a sheet or changes the account', () =>
  inRegistry(async (registry) => {
    const { db, tries, people } = registry
    const { accountId } = people['secretary of the cell']
    const issue = (who: Parameters<typeof tries>[0]) =>
      tries(who, (db) => issueEnrolment(db, accountId, codeHash(newCode())))
    expect(await issue('officer of the park')).toMatchObject({ ok: true })
    await alsoNextDoor(db, registry, '[2098-01-01,)')
    for (const who of ['officer of the park', 'officer of the park next door', 'leader', 'inspector'] as const) {
      expect(await issue(who), who).toMatchObject({ problem: { kind: 'forbidden' } })
      const disabled = tries(who, (db) => disableAccount(db, { id: accountId, version: 1 }, 'x'), because)
      expect((await disabled).ok, who).toBe(false)
    }
    for (const who of ['officer', 'administrator'] as const) expect(await issue(who), who).toMatchObject({ ok: true })
  }))

test('a sheet in a drawer opens nothing that its giver does not hold when it is used', () =>
  inRegistry(async (registry) => {
    const { db, tries, people } = registry
    const { accountId } = people['secretary of the cell']
    const use = async (code: string) =>
      (await redeemEnrolment(db, codeHash(code), await newPassword(password), newId())).ok
    const issued = async (who: Parameters<typeof tries>[0]) => {
      const code = newCode()
      await tries(who, (db) => issueEnrolment(db, accountId, codeHash(code)))
      return code
    }
    const mine = await issued('officer of the park')
    await alsoNextDoor(db, registry, '[2024-01-01,)')
    expect(await use(mine)).toBe(false)
    const theirs = await issued('officer')
    await db.execute(sql`select open_service_door()`)
    await db.insert(assignment).values({ accountId, role: 'leader', valid: '[2024-01-01,)' })
    expect(await use(theirs)).toBe(false)
    expect(await use(await issued('administrator'))).toBe(true)
  }))
