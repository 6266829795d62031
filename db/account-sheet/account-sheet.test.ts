import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { findAccount } from '../account/queries'
import { account, enrolment } from '../account/record'
import { accountList } from '../assignment/account-list'
import { assignment } from '../assignment/record'
import type { Db } from '../door/actor'
import { firstIds, listRows } from '../lists'
import { mandate } from '../mandate/record'
import { person } from '../person/record'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { codeHash, newCode } from '../session/password'
import { plantPassword } from '../session/plant'
import { findEnrolment } from '../session/queries'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { issueSheets, userNameField } from './commands'
import { sheetList } from './list'
import { listCandidates, proposeUserNames } from './queries'

const because = { reason: 'first' }
const inPark = 'officer of the park' as const

const draw = () => {
  const code = newCode()
  return { code, hash: codeHash(code) }
}

/** People who report for an organisation since 2024 and have no account. */
async function newcomers(db: Db, unitId: string, organisationId: string, ...names: string[]) {
  const made = names.map((fullName) => ({ id: newId(), unitId, fullName }))
  await db.insert(person).values(made)
  await db.insert(mandate).values(
    made.map(({ id: personId }) => ({
      ...{ personId, organisationId },
      position: 'reporter' as const,
      obtained: 'assigned' as const,
      valid: '[2024-01-01,)',
    })),
  )
  return made.map(({ id }) => id)
}

/** What the check page sends: what it knew of each person, and the proposed names. */
async function asked(db: Db, ids: string[]) {
  const candidates = await listCandidates(db, ids)
  const names = await proposeUserNames(db, candidates)
  return candidates.map(({ personId, seen }) => ({ personId, seen, userName: names[personId] }))
}

const chosen = (db: Db, who: { standing?: string } = {}) => firstIds(db, sheetList, { ...everything, chosen: who }, 150)

test('one act makes accounts and sheets for several people, in one change set with one reason', () =>
  inRegistry(async ({ db, as, tries, park, cell, secretaries }) => {
    const [one = '', two = ''] = await newcomers(db, park, cell, 'Hồ Thị Mới', 'Cao Văn Ba')
    expect((await as(inPark, (db) => chosen(db, { standing: 'none' }))).toSorted()).toEqual([one, two].toSorted())

    const ids = [one, two, secretaries.cell]
    const done = await tries(inPark, async (db) => issueSheets(db, await asked(db, ids), draw), because)
    if (!done.ok) throw new Error(JSON.stringify(done.problem))
    expect(done.value.left).toEqual([])
    expect(done.value.issued.map(({ fullName, userName, offices }) => [fullName, userName, offices.length])).toEqual([
      ['Lê Văn An', expect.any(String), 1],
      ['Cao Văn Ba', 'bensong.bc', 1],
      ['Hồ Thị Mới', 'bensong.bc2', 1],
    ])
    for (const { code, userName } of done.value.issued)
      expect(await findEnrolment(db, codeHash(code))).toMatchObject({ userName })

    const trail = await db.execute<{ operation: string; set: string; reason: string; said: string }>(sql`
      select operation, change_set::text as set, reason, to_jsonb(audit)::text as said from audit
      where record = 'account' and change_set = (select change_set from audit where operation = 'issue_sheet' order by id desc limit 1)`)
    expect(trail.map(({ operation }) => operation).toSorted()).toEqual([
      'create',
      'create',
      'issue_sheet',
      'issue_sheet',
      'issue_sheet',
    ])
    expect(new Set(trail.map(({ reason }) => reason))).toEqual(new Set(['first']))
    for (const { code } of done.value.issued)
      for (const { said } of trail) {
        expect(said).not.toContain(code)
        expect(said).not.toContain(codeHash(code).toString('hex'))
      }
    expect(await as(inPark, (db) => chosen(db, { standing: 'none' }))).toEqual([])
    expect(await as(inPark, (db) => chosen(db, { standing: 'waiting' }))).toHaveLength(3)
    for (const id of ids) expect(await as(inPark, (db) => chosen(db))).not.toContain(id)
  }))

test('the same request again ends no sheet of the first time; a new check page may', () =>
  inRegistry(async ({ db, as, tries, park, cell }) => {
    const ids = await newcomers(db, park, cell, 'Hồ Thị Mới')
    const request = await as(inPark, (db) => asked(db, ids))
    const first = await tries(inPark, (db) => issueSheets(db, request, draw), because)
    const again = await tries(inPark, (db) => issueSheets(db, request, draw), because)
    expect(again).toMatchObject({ ok: true, value: { issued: [], left: [{ obstacle: 'issued' }] } })
    const code = first.ok ? (first.value.issued[0]?.code ?? '') : ''
    expect(await findEnrolment(db, codeHash(code))).not.toBeNull()
    expect(await db.select().from(account).where(eq(account.fullName, 'Hồ Thị Mới'))).toHaveLength(1)

    const anew = await tries(inPark, async (db) => issueSheets(db, await asked(db, ids), draw), because)
    expect(anew).toMatchObject({ ok: true, value: { issued: [{ fullName: 'Hồ Thị Mới' }], left: [] } })
    expect(await findEnrolment(db, codeHash(code))).toBeNull()
  }))

test('an officer gives sheets to the people of own units only; what cannot be done is said, the rest is done', () =>
  inRegistry(async ({ db, as, tries, zone, park, nextDoor, cell, cellNextDoor, secretaries, people }) => {
    const [own = '', left = '', both = ''] = await newcomers(db, park, cell, 'Tạ Một', 'Tạ Hai', 'Tạ Ba')
    const [other = ''] = await newcomers(db, nextDoor, cell, 'Tạ Bốn')
    const office = { position: 'reporter' as const, obtained: 'assigned' as const, valid: '[2024-01-01,)' }
    await db.insert(mandate).values({ ...office, personId: both, organisationId: cellNextDoor })
    const request = await as(inPark, (db) =>
      asked(db, [own, left, both, other, secretaries.cell, secretaries.nextDoor]),
    )
    expect(request).toHaveLength(4)
    const everywhere = { accountId: people[inPark].accountId, role: 'leader' as const, unitId: zone }
    await db.insert(assignment).values({ ...everywhere, valid: '[2024-01-01,)' })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)

    await db
      .update(mandate)
      .set({ valid: `[2024-01-01,${today()})` })
      .where(eq(mandate.personId, left))
    await db
      .update(account)
      .set({ disabledAt: sql`now()`, disabledReason: 'thử' })
      .where(eq(account.personId, secretaries.cell))
    const forged = [
      ...request,
      ...[secretaries.nextDoor, other].map((personId) => ({ personId, seen: '', userName: 'lay.cua.ai' })),
    ]
    const done = await tries(inPark, (db) => issueSheets(db, forged, draw), because)
    expect(done).toMatchObject({ ok: true, value: { issued: [{ fullName: 'Tạ Một' }] } })
    expect(done.ok && Object.fromEntries(done.value.left.map((one) => [one.fullName, one.obstacle]))).toEqual({
      'Lê Văn An': 'disabled',
      'Phạm Minh Châu': 'other-unit',
      'Tạ Ba': 'elsewhere',
      'Tạ Bốn': 'other-unit',
      'Tạ Hai': 'no-office',
    })
    const [still] = await db.select().from(account).where(eq(account.personId, secretaries.cell))
    expect(still?.disabledAt).not.toBeNull()

    const by = await tries(
      'administrator',
      async (db) => issueSheets(db, await asked(db, [both, other]), draw),
      because,
    )
    expect(by).toMatchObject({ ok: true, value: { left: [] } })
    expect(by.ok && by.value.issued.map(({ offices }) => offices.length)).toEqual([2, 1])
  }))

test('people whose account has a role are left to the administrator, who never ends the own devices', () =>
  inRegistry(async ({ db, as, tries, park, cell, people }) => {
    const [staff = '', self = ''] = await newcomers(db, park, cell, 'Tạ Năm', 'Tạ Sáu')
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    const [held] = await db
      .insert(account)
      .values({ userName: 'tanam', fullName: 'Tạ Năm', personId: staff })
      .returning()
    await db.insert(assignment).values({ accountId: held?.id ?? '', role: 'leader', valid: '[2024-01-01,2024-02-01)' })
    await db.update(account).set({ personId: self }).where(eq(account.id, people.administrator.accountId))
    const obstacles = async (who: Person) =>
      (await as(who, (db) => listCandidates(db, [staff, self]))).map(({ obstacle }) => obstacle)
    expect(await obstacles(inPark)).toEqual(['staff', 'staff'])
    expect(await obstacles('administrator')).toEqual([null, 'self'])
    const request = [staff, self].map((personId) => ({ personId, seen: '', userName: 'ten.moi' }))
    const done = await tries(inPark, (db) => issueSheets(db, request, draw), because)
    expect(done).toMatchObject({ ok: true, value: { issued: [] } })
  }))

test('a user name that exists anywhere, or twice in the form, is refused at its field, and nothing is done', () =>
  inRegistry(async ({ db, tries, park, cell, people }) => {
    const ids = await newcomers(db, park, cell, 'Tạ Một', 'Tạ Hai', 'Tạ Ba')
    const names = [people['secretary of the cell next door'].userName, 'trung.ten', 'trung.ten']
    const request = ids.map((personId, at) => ({ personId, seen: '', userName: names[at] }))
    const done = await tries(inPark, (db) => issueSheets(db, request, draw), because)
    // Rows come by given name: Ba before Hai before Một.
    expect(done).toEqual({
      ok: false,
      problem: {
        kind: 'invalid',
        fields: {
          [userNameField(ids[0] ?? '')]: { key: 'taken' },
          [userNameField(ids[1] ?? '')]: { key: 'taken' },
        },
      },
    })
    expect(await db.select().from(account).where(eq(account.userName, 'trung.ten'))).toEqual([])
  }))

test('those who keep no accounts issue nothing, whatever they send', () =>
  inRegistry(async ({ db, as, tries, park, cell }) => {
    const ids = await newcomers(db, park, cell, 'Hồ Thị Mới')
    const request = ids.map((personId) => ({ personId, seen: '', userName: 'ten.nao.do' }))
    for (const who of ['leader', 'inspector', 'secretary of the cell', 'officer of the park next door'] as const) {
      const done = await tries(who, (db) => issueSheets(db, request, draw), because)
      expect(done.ok && done.value.issued, who).toEqual([])
      expect(await as(who, (db) => chosen(db, { standing: 'none' })), who).toEqual([])
      const names = await as(who, (db) => db.execute(sql`select user_names_like('{bithu}')`))
      if (who !== 'officer of the park next door') expect([...names], who).toEqual([])
    }
  }))

test('an account has a standing, and is told to those who read the account, and to nobody else', () =>
  inRegistry(async ({ db, as, tries, people, secretaries }) => {
    const { accountId } = people['secretary of the cell']
    const standing = async () => {
      const [one] = await as(inPark, (db) => listCandidates(db, [secretaries.cell]))
      return one?.standing
    }
    expect(await standing()).toBe('unissued')
    await tries(inPark, async (db) => issueSheets(db, await asked(db, [secretaries.cell]), draw), because)
    expect(await standing()).toBe('waiting')
    await db
      .update(enrolment)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(enrolment.accountId, accountId))
    expect(await standing()).toBe('expired')
    await db.update(enrolment).set({ usedAt: sql`now()` }).where(eq(enrolment.accountId, accountId))
    await plantPassword(db, accountId, 'mưa rào tháng bảy')
    expect(await standing()).toBe('used')

    for (const who of ['administrator', 'inspector', inPark, 'leader', 'secretary of the committee'] as const) {
      const told = await as(who, (db) =>
        db.execute<{ id: string }>(
          sql`select account_id as id from account_standing() where standing <> 'staff' order by 1`,
        ),
      )
      const { rows } = await as(who, (db) => listRows(db, accountList, everything))
      expect(
        told.map(({ id }) => id),
        who,
      ).toEqual(rows.map(({ id }) => id).toSorted())
    }
  }))

test('accounts are listed by given name with their cell, and a telephone number as user name is masked', () =>
  inRegistry(async ({ db, as, people }) => {
    const { accountId } = people['secretary of the committee']
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(account).set({ userName: '0912345678' }).where(eq(account.id, accountId))
    const { rows } = await as(inPark, (db) => listRows(db, accountList, everything))
    const of = (id: string) => rows.find((row) => row.id === id)
    expect(of(accountId)).toMatchObject({
      userName: '••••••678',
      organisations: 'Đảng bộ KCN Bến Sông',
      offices: 'Bí thư',
    })
    expect(rows.filter(({ personId }) => personId).map(({ fullName }) => fullName)).toEqual([
      'Lê Văn An',
      'Trần Thị Bình',
    ])

    const seenBy = async (who: Person) => (await as(who, (db) => findAccount(db, accountId)))?.userName
    expect([await seenBy(inPark), await seenBy('inspector')]).toEqual(['0912345678', '••••••678'])

    const filtered = (standing: string) =>
      as(inPark, async (db) =>
        (await listRows(db, accountList, { ...everything, chosen: { standing } })).rows.map(({ id }) => id),
      )
    expect(await filtered('phone')).toEqual([accountId])
    expect(await filtered('never')).toEqual([])
  }))
