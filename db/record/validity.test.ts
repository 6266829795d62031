import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { assignment } from '../assignment/record'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import { enterpriseState } from '../enterprise/record'
import { mandate } from '../mandate/record'
import { memberReport, memberReportVersion } from '../member-report/record'
import { organisation, organisationState } from '../organisation/record'
import { period } from '../period/record'
import { projectCapital } from '../project/record'
import { ruleSet } from '../rule-set/record'
import { setting } from '../setting/record'
import { refusalOf } from '../testing/acting'
import { inRegistry } from '../testing/stories'
import { unitState } from '../unit/record'
import { newId } from './id'

const [overlap, orphan, rule] = ['23P01', '23503', '23514']

describe('facts that live in time do not overlap', () => {
  /** The planted registry has one row of each; the first spell tried lies within that row's, the second before it. */
  const cases: [string, (db: Db, registry: Ids, valid: string) => Promise<unknown>][] = [
    ['unit_state', (db, { park }, valid) => db.insert(unitState).values({ unitId: park, name: 'x', valid })],
    [
      'enterprise_state',
      (db, { riverside }, valid) =>
        db.insert(enterpriseState).values({ enterpriseId: riverside, name: 'x', ownership: 'other', valid }),
    ],
    [
      'organisation_state',
      (db, { cell }, valid) =>
        db.insert(organisationState).values({ organisationId: cell, name: 'x', kind: 'grassroots_cell', valid }),
    ],
    [
      'project_capital',
      (db, { project }, valid) =>
        db.insert(projectCapital).values({ projectId: project, currency: 'USD', registeredCapital: 1, valid }),
    ],
    ['setting', (db, _, valid) => db.insert(setting).values({ key: 'office_name', value: 'x', valid })],
    [
      'rule_set',
      (db, _, valid) =>
        db.insert(ruleSet).values({
          subject: 'organisation_kind',
          code: 'grassroots_cell',
          name: 'x',
          nameEn: 'x',
          source: 'x',
          valid,
        }),
    ],
    [
      'assignment',
      (db, { accountId }, valid) => db.insert(assignment).values({ accountId, role: 'officer', unitId: null, valid }),
    ],
  ]

  test.each(cases)('%s', async (_, insert) => {
    await inRegistry(async (registry) => {
      const ids = {
        ...registry,
        ...(await idsIn(registry.db, registry.riverside)),
        accountId: registry.people.officer.accountId,
      }
      expect(await refusalOf(registry.db, (db) => insert(db, ids, '[2023-06-01,2023-07-01)'))).toBe(overlap)
      expect(await refusalOf(registry.db, (db) => insert(db, ids, '[1999-01-01,2000-01-01)'))).toBeUndefined()
    })
  })
})

test('one secretary at a time (V10); another may follow', async () => {
  await inRegistry(async ({ db, cellNextDoor, secretaries }) => {
    const appoint = (valid: string) =>
      refusalOf(db, (db) =>
        db.insert(mandate).values({
          personId: secretaries.cell,
          organisationId: cellNextDoor,
          position: 'secretary',
          obtained: 'elected',
          valid,
        }),
      )
    expect(await appoint('[2025-01-01,)')).toBe(overlap)
    expect(await appoint('[2023-12-31,2024-01-01)')).toBe(overlap)
    await db.execute(sql`select set_config('sobo.reason', 'thôi giữ chức vụ', true)`)
    await db.update(mandate).set({ valid: '[2024-01-01,2025-01-01)' }).where(eq(mandate.personId, secretaries.nextDoor))
    expect(await appoint('[2025-01-01,)')).toBeUndefined()
  })
})

describe('a fact about another record holds only while that record lives', () => {
  test('coverage: the organisation and the enterprise', async () => {
    await inRegistry(async ({ db, cell, harbour }) => {
      const cover = (valid: string) =>
        refusalOf(db, (db) => db.insert(coverage).values({ organisationId: cell, enterpriseId: harbour, valid }))
      expect(await cover('[2022-01-01,)')).toBeUndefined()
      expect(await cover('[2021-12-31,)')).toBe(orphan)
    })
  })

  test('mandate: the organisation (V13)', async () => {
    await inRegistry(async ({ db, committee, secretaries }) => {
      const appoint = (valid: string) =>
        refusalOf(db, (db) =>
          db.insert(mandate).values({
            personId: secretaries.cell,
            organisationId: committee,
            position: 'committee_member',
            obtained: 'elected',
            valid,
          }),
        )
      expect(await appoint('[2022-01-01,)')).toBeUndefined()
      expect(await appoint('[2021-01-01,2021-06-01)')).toBe(orphan)
    })
  })

  test('an organisation does not end over its coverage, its secretary and those below it', async () => {
    await inRegistry(async ({ db, committee, cell }) => {
      await db.execute(sql`select set_config('sobo.reason', 'giải thể', true)`)
      const end = (db: Db, id: string) =>
        db
          .update(organisationState)
          .set({ valid: '[2022-01-01,2024-01-01)' })
          .where(eq(organisationState.organisationId, id))
      expect(await refusalOf(db, (db) => end(db, cell))).toBe(orphan)
      expect(await refusalOf(db, (db) => end(db, committee))).toBe(orphan)
      await db.update(coverage).set({ valid: '[2022-01-01,2024-01-01)' }).where(eq(coverage.organisationId, cell))
      await db.update(mandate).set({ valid: '[2022-01-01,2024-01-01)' }).where(eq(mandate.organisationId, cell))
      expect(await refusalOf(db, (db) => end(db, cell))).toBeUndefined()
    })
  })

  test('but a superior can be renamed from a day on, in one transaction', async () => {
    await inRegistry(async ({ db, committee }) => {
      await db.execute(sql`select set_config('sobo.reason', 'đổi tên', true)`)
      const rename = async (db: Db) => {
        await db
          .update(organisationState)
          .set({ valid: '[2022-01-01,2025-01-01)' })
          .where(eq(organisationState.organisationId, committee))
        await db
          .insert(organisationState)
          .values({ organisationId: committee, name: 'Tên mới', kind: 'grassroots_committee', valid: '[2025-01-01,)' })
      }
      expect(await refusalOf(db, rename)).toBeUndefined()
    })
  })
})

test('nobody is one’s own superior, over any number of steps (V22), unless at different times', async () => {
  await inRegistry(async ({ db, park, committee, cell }) => {
    await db.execute(sql`select set_config('sobo.reason', 'sắp xếp lại', true)`)
    const [first, second] = [newId(), newId()]
    const found = (id: string, superiorId: string | null) => [
      db.insert(organisation).values({ id, unitId: park, foundedOn: '2022-01-01' }),
      db
        .insert(organisationState)
        .values({ organisationId: id, name: id, kind: 'grassroots_committee', superiorId, valid: '[2022-01-01,)' }),
    ]
    for (const statement of [...found(first, cell), ...found(second, first)]) await statement
    const putUnder = (id: string, superiorId: string) => (db: Db) =>
      db.update(organisationState).set({ superiorId }).where(eq(organisationState.organisationId, id))

    expect(await refusalOf(db, putUnder(cell, cell))).toBe(rule)
    expect(await refusalOf(db, putUnder(cell, first))).toBe(rule)
    expect(await refusalOf(db, putUnder(committee, second))).toBe(rule)
    expect(await refusalOf(db, putUnder(second, committee))).toBeUndefined()
    const exchange = async (db: Db) => {
      for (const id of [committee, cell]) {
        await db
          .update(organisationState)
          .set({ valid: '[2022-01-01,2024-01-01)' })
          .where(eq(organisationState.organisationId, id))
        await db.insert(organisationState).values({
          organisationId: id,
          name: id,
          kind: 'grassroots_cell',
          superiorId: id === committee ? cell : null,
          valid: '[2024-01-01,)',
        })
      }
    }
    expect(await refusalOf(db, exchange)).toBeUndefined()
  })
})

/** Returns a function that inserts a valid report version of the cell, with columns overridden to break a rule. */
async function reportOf(db: Db, cell: string) {
  const of = { reportId: newId(), organisationId: cell, periodId: newId() }
  const dates = {
    startsOn: '2024-05-01',
    endsOn: '2024-05-28',
    cutOffOn: '2024-05-28',
    opensOn: '2024-05-01',
    dueOn: '2024-06-05',
  }
  await db.insert(period).values({ id: of.periodId, kind: 'ad_hoc', name: 'Rà soát', ...dates })
  await db.insert(memberReport).values({ ...of, id: of.reportId })
  const [before] = await db.select().from(memberReportVersion).where(eq(memberReportVersion.organisationId, cell))
  const counts = { openingTotal: 12, closingTotal: 12, officialMembers: 11, probationaryMembers: 1, femaleMembers: 4 }
  return (wish: Partial<typeof memberReportVersion.$inferInsert>) => (db: Db) =>
    db.insert(memberReportVersion).values({ ...of, ...counts, previousId: before?.id ?? null, ...wish })
}

test('the split by enterprise never exceeds the closing total', async () => {
  await inRegistry(async ({ db, cell, riverside, harbour }) => {
    const report = await reportOf(db, cell)
    expect(await refusalOf(db, report({ split: { [riverside]: 11, [harbour]: 1 } }))).toBeUndefined()
    expect(await refusalOf(db, report({ split: { [riverside]: 12, [harbour]: 1 } }))).toBe(rule)
    expect(await refusalOf(db, report({ split: { [riverside]: 13, [harbour]: -1 } }))).toBe(rule)
  })
})

test.each([
  ['V01: official and probationary are all', { officialMembers: 10 }],
  ['V02: women are among all', { femaleMembers: 13 }],
  ['V03: closing is opening, plus and minus', { admitted: 2 }],
  ['nothing is negative', { admitted: -1, otherIncrease: 2 }],
] as const)('%s', async (_, values) => {
  await inRegistry(async ({ db, cell }) => {
    const report = await reportOf(db, cell)
    expect(await refusalOf(db, report({}))).toBeUndefined()
    expect(await refusalOf(db, report(values))).toBe(rule)
  })
})

type Ids = { park: string; riverside: string; cell: string; project: string; accountId: string }

async function idsIn(db: Db, enterpriseId: string) {
  const [row] = await db.execute<{ project: string }>(
    sql`select id as project from project where enterprise_id = ${enterpriseId}`,
  )
  return { project: row?.project ?? '' }
}
