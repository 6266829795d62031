import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import type { Db } from '../actor'
import { newId } from '../id'
import { period } from '../period/record'
import { inRegistry } from '../testing'
import { enterReport, retireReport, reviseReport, splitField } from './commands'
import { countReports, findPreviousReport, findReport, listReports, listSplit } from './queries'
import type { MemberReportEntry } from './record'

const still = {
  admitted: 0,
  transferredIn: 0,
  otherIncrease: 0,
  transferredOut: 0,
  leftParty: 0,
  died: 0,
  otherDecrease: 0,
  becameOfficial: 0,
  closingTotal: null,
  officialMembers: 11,
  probationaryMembers: 1,
  femaleMembers: 4,
  note: null,
}
const asked = { text: '', sort: 'periodId', descending: true, page: 1, validOn: undefined }
const because = { reason: 'Sửa lỗi nhập' }

/** Four weeks, by default of May 2024; the planted reports of the first quarter close with 12. */
async function plantPeriod(db: Db, startsOn = '2024-05-01', wish: Partial<typeof period.$inferInsert> = {}) {
  const id = newId()
  const endsOn = startsOn.replace(/01$/, '28')
  await db.insert(period).values({
    id,
    kind: 'ad_hoc',
    name: 'Rà soát',
    startsOn,
    endsOn,
    cutOffOn: endsOn,
    opensOn: startsOn,
    dueOn: endsOn,
    ...wish,
  })
  return id
}

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

const enter = (
  { tries }: Registry,
  of: { organisationId: string; periodId: string },
  entry: Partial<MemberReportEntry> = {},
  split = {},
  who: Parameters<Registry['tries']>[0] = 'officer of the park',
) =>
  tries(who, (db, known) =>
    enterReport(db, newId(), of, { entry: { ...still, ...entry }, split, confirmedBy: known.accountId }),
  )

test('the opening is the closing before it, the closing is computed, and one enterprise has all members', async () => {
  await inRegistry(async (registry) => {
    const { as, db, cell, riverside } = registry
    const periodId = await plantPeriod(db)
    const entered = await enter(
      registry,
      { organisationId: cell, periodId },
      { admitted: 2, officialMembers: 13, openingTotal: 99 },
    )
    if (!entered.ok) throw new Error(JSON.stringify(entered.problem))
    const report = await as('secretary of the cell', (db) => findReport(db, entered.value.id))
    expect(report).toMatchObject({ openingTotal: 12, closingTotal: 14, canEdit: false })
    expect(report?.confirmedAt).not.toBeNull()
    const split = await as('secretary of the cell', (db) => listSplit(db, cell, '2024-05-28', entered.value.id))
    expect([...split]).toEqual([{ enterpriseId: riverside, name: 'Công ty TNHH Cơ khí Bến Sông', members: 14 }])
    expect((await as('officer', (db) => findPreviousReport(db, cell, '2024-06-01')))?.closingTotal).toBe(14)
    expect(await enter(registry, { organisationId: cell, periodId })).toMatchObject({ problem: { kind: 'taken' } })
  })
})

test('what does not balance is refused with its numbers', async () => {
  await inRegistry(async (registry) => {
    const of = { organisationId: registry.cell, periodId: await plantPeriod(registry.db) }
    const problem = async (entry: Partial<MemberReportEntry>) => {
      const result = await enter(registry, of, entry)
      return result.ok || result.problem.kind !== 'invalid' ? undefined : result.problem.fields
    }
    expect(await problem({ admitted: 2, died: 1, closingTotal: 14 })).toEqual({
      closingTotal: { key: 'v03-numbers', values: { opening: 12, up: 2, down: 1, closing: 14 } },
    })
    expect(await problem({ transferredOut: 13 })).toMatchObject({ transferredOut: { key: 'v03-negative' } })
    expect(await problem({ officialMembers: 12 })).toEqual({
      officialMembers: { key: 'v01-numbers', values: { official: 12, probationary: 1, closing: 12 } },
    })
    expect(await problem({ femaleMembers: 13 })).toEqual({
      femaleMembers: { key: 'v02-numbers', values: { closing: 12 } },
    })
    expect(await problem({ otherIncrease: 1, officialMembers: 12 })).toEqual({ note: { key: 'other-needs-note' } })
    const jump = { transferredIn: 6, officialMembers: 17 }
    expect(await problem(jump)).toEqual({ note: { key: 'v20', values: { previous: 12, closing: 18 } } })
    expect(await enter(registry, of, { ...jump, note: 'Tiếp nhận đảng viên từ nhà máy mới' })).toMatchObject({
      ok: true,
    })
  })
})

test('five more are no jump, nor is a quarter', async () => {
  await inRegistry(async (registry) => {
    const of = { organisationId: registry.cell, periodId: await plantPeriod(registry.db) }
    expect(await enter(registry, of, { transferredIn: 5, officialMembers: 16 })).toMatchObject({ ok: true })
  })
})

test('the first report says what it began with, and how that is known', async () => {
  await inRegistry(async (registry) => {
    const { db, as } = registry
    const of = { organisationId: registry.cell, periodId: await plantPeriod(db, '2023-05-01') }
    expect(await enter(registry, of)).toMatchObject({ problem: { fields: { openingTotal: { key: 'empty' } } } })
    const first = await enter(registry, of, {
      openingTotal: 12,
      openingReason: 'theo báo cáo của chi bộ',
      note: 'Đã đối chiếu',
    })
    if (!first.ok) throw new Error(JSON.stringify(first.problem))
    expect(await as('officer', (db) => findReport(db, first.value.id))).toMatchObject({
      openingTotal: 12,
      note: 'Số liệu ban đầu: theo báo cáo của chi bộ. Đã đối chiếu',
    })
  })
})

test('only cells count, in periods that ask, have begun and are not locked', async () => {
  await inRegistry(async (registry) => {
    const { db, cell, committee } = registry
    const problem = async (organisationId: string, periodId: string) => {
      const result = await enter(registry, { organisationId, periodId }, { openingTotal: 12 })
      return result.ok ? undefined : result.problem
    }
    const field = (name: string, key: string) => ({ kind: 'invalid', fields: { [name]: { key } } })
    const month = await plantPeriod(db)
    expect(await problem(committee, month)).toEqual(field('organisationId', 'has-subordinates'))
    expect(await problem(cell, await plantPeriod(db, '2020-05-01'))).toEqual(
      field('organisationId', 'organisation-lives'),
    )
    expect(await problem(cell, await plantPeriod(db, '2190-05-01'))).toEqual(field('periodId', 'period-not-begun'))
    const silent = await plantPeriod(db, '2024-07-01', { asksMembers: false })
    expect(await problem(cell, silent)).toEqual(field('periodId', 'period-asks-no-members'))
    const locked = await plantPeriod(db, '2024-06-01', { lockedAt: new Date() })
    expect(await problem(cell, locked)).toEqual({ kind: 'locked' })
    expect(await problem(cell, newId())).toEqual({ kind: 'missing' })
  })
})

test('several enterprises share the members; what is not split is not lost, and never more than there are', async () => {
  await inRegistry(async (registry) => {
    const { db, as, tries, cell, riverside, harbour } = registry
    await as('officer', (db) =>
      db.execute(sql`insert into coverage (id, organisation_id, enterprise_id, valid)
        values (uuidv7(), ${cell}, ${harbour}, '[2024-01-01,)')`),
    )
    const of = { organisationId: cell, periodId: await plantPeriod(db) }
    expect(await enter(registry, of, {}, { [riverside]: 8, [harbour]: 5 })).toMatchObject({
      problem: { fields: { [splitField(harbour)]: { key: 'split-numbers', values: { sum: 13, total: 12 } } } },
    })
    const entered = await enter(registry, of, {}, { [riverside]: 8 })
    if (!entered.ok) throw new Error(JSON.stringify(entered.problem))
    const { id } = entered.value
    const members = async () =>
      Object.fromEntries(
        [...(await as('officer', (db) => listSplit(db, cell, '2024-05-28', id)))].map((row) => [
          row.enterpriseId,
          row.members,
        ]),
      )
    expect(await members()).toEqual({ [riverside]: 8, [harbour]: null })
    const revised = await tries(
      'officer',
      (db) => reviseReport(db, { id, version: 1 }, still, { [riverside]: 7, [harbour]: 5 }),
      because,
    )
    expect(revised).toEqual(ok({ id }))
    expect(await members()).toEqual({ [riverside]: 7, [harbour]: 5 })
  })
})

test('a correction needs a reason and a version, keeps the later reports, and ends with the lock', async () => {
  await inRegistry(async (registry) => {
    const { db, as, tries, cell } = registry
    const [may, june] = [await plantPeriod(db), await plantPeriod(db, '2024-06-01')]
    const first = await enter(registry, { organisationId: cell, periodId: may })
    const second = await enter(registry, { organisationId: cell, periodId: june })
    if (!first.ok || !second.ok) throw new Error('both are sound')
    const more = { ...still, admitted: 1, officialMembers: 12 }
    const revise = (
      version: number,
      reason = 'Sửa lỗi nhập',
      who: Parameters<typeof tries>[0] = 'officer of the park',
    ) => tries(who, (db) => reviseReport(db, { id: first.value.id, version }, more, {}), { reason })
    expect(await revise(1, '')).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await revise(1)).toMatchObject({ ok: true })
    expect(await revise(1)).toMatchObject({ problem: { kind: 'stale' } })
    expect(await as('officer', (db) => findReport(db, second.value.id))).toMatchObject({ openingTotal: 12 })
    expect((await as('officer', (db) => findPreviousReport(db, cell, '2024-06-01')))?.closingTotal).toBe(13)

    for (const who of ['secretary of the cell', 'leader'] as const)
      expect(await revise(2, 'Sửa lỗi nhập', who), who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(await revise(2, 'Sửa lỗi nhập', 'secretary of the cell next door')).toMatchObject({
      problem: { kind: 'missing' },
    })
    await db.execute(sql`select set_config('sobo.reason', 'chốt', true)`)
    await db.execute(sql`update period set locked_at = now() where id = ${may}`)
    expect(await revise(2)).toEqual({ ok: false, problem: { kind: 'locked' } })
    const retire = (db: Db) =>
      retireReport(db, { id: first.value.id, version: 2 }, { on: '2024-07-01', reason: 'nhầm' })
    expect(await tries('officer', retire, because)).toEqual({ ok: false, problem: { kind: 'locked' } })
  })
})

test('a gap is in the list, and is not zero', async () => {
  await inRegistry(async (registry) => {
    const { db, as, park, nextDoor, cell, cellNextDoor } = registry
    const periodId = await plantPeriod(db)
    await enter(registry, { organisationId: cell, periodId })
    const list = (who: Parameters<typeof as>[0], wish = {}) =>
      as(who, async (db) => (await listReports(db, { ...asked, periodId, ...wish })).rows)
    const mine = (await list('officer')).filter(({ organisationId }) => [cell, cellNextDoor].includes(organisationId))
    expect(new Map(mine.map((row) => [row.organisationId, [row.standing, row.closingTotal, row.previous]]))).toEqual(
      new Map([
        [cell, ['confirmed', 12, 12]],
        [cellNextDoor, ['missing', null, 12]],
      ]),
    )
    expect((await list('officer', { unitId: nextDoor })).map((row) => row.organisationId)).toEqual([cellNextDoor])
    expect((await list('officer', { unitId: park, standing: 'missing' })).map((row) => row.organisationId)).toEqual([])
    expect((await list('secretary of the cell')).map((row) => row.organisationId)).toEqual([cell])
    expect((await list('secretary of the committee')).map((row) => row.organisationId)).toEqual([cell])
    expect((await list('secretary of the cell next door')).map((row) => row.standing)).toEqual(['missing'])
    expect(await as('officer of the park', (db) => countReports(db, periodId))).toEqual({ counted: 1, all: 1 })
  })
})

test('a report withdrawn by mistake is a gap until it is restored', async () => {
  await inRegistry(async (registry) => {
    const { db, as, tries, cell, park } = registry
    const periodId = await plantPeriod(db)
    const entered = await enter(registry, { organisationId: cell, periodId })
    if (!entered.ok) throw new Error(JSON.stringify(entered.problem))
    const { id } = entered.value
    const standing = async () =>
      (await as('officer', (db) => listReports(db, { ...asked, periodId, unitId: park }))).rows[0]?.standing
    await tries(
      'officer',
      (db) => retireReport(db, { id, version: 1 }, { on: '2024-07-01', reason: 'nhầm kỳ' }),
      because,
    )
    expect(await standing()).toBe('missing')
    await tries('officer', (db) => retireReport(db, { id, version: 2 }, null), because)
    expect(await standing()).toBe('confirmed')
  })
})
