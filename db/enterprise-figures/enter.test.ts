import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { listChanges } from '../audit/queries'
import type { Db } from '../door/actor'
import { enterprise, enterpriseState } from '../enterprise/record'
import { listRows } from '../lists'
import { period as periods } from '../period/record'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { reopening } from '../reopening/record'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { recordFigures, reviseFigures } from './commands'
import { type Entered, enterFigures } from './enter'
import { type EntryAsked, listEntryRows } from './entry'
import { figuresList } from './list'
import { EnterpriseFiguresInput, enterpriseFigures, type Figures } from './record'

const asksFigures = { asksFigures: true, name: null }
const because = { reason: 'Theo báo cáo của doanh nghiệp' }

const row = (enterpriseId: string, typed: Partial<Figures>, opened: Partial<Figures> = {}): Entered => ({
  enterpriseId,
  opened: { ...Object.fromEntries(Object.keys(typed).map((name) => [name, null])), ...opened },
  typed,
})

const figuresOf = async (db: Db, enterpriseId: string, periodId: string) => {
  const [found] = await db
    .select()
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.periodId, periodId)))
  return found
}

const asked = (periodId: string, more: Partial<EntryAsked> = {}): EntryAsked => ({
  periodId,
  text: '',
  page: 1,
  rows: 50,
  ...more,
})

test.each([
  ['officer', 'ok'],
  ['officer of the park', 'ok'],
  ['officer of the park next door', 'missing'],
  ['leader', 'forbidden'],
  ['administrator', 'forbidden'],
  ['inspector', 'forbidden'],
  ['secretary of the cell', 'missing'],
] as const)('%s enters figures of an enterprise of the park: %s', async (who, outcome) => {
  await inRegistry(async ({ tries, harbour, period }) => {
    const result = await tries(who, (db) => enterFigures(db, period, [row(harbour, { workers: 10 })]), because)
    expect(result.ok ? 'ok' : result.problem.kind).toBe(outcome)
  })
})

test('one row of another park refuses the whole batch', async () => {
  await inRegistry(async ({ as, tries, harbour, hill, period }) => {
    const batch = [row(harbour, { workers: 10 }), row(hill, { workers: 20 }, { workers: 320 })]
    const result = await tries('officer of the park', (db) => enterFigures(db, period, batch), because)
    expect(result).toMatchObject({ problem: { kind: 'missing' } })
    expect(await as('officer', (db) => figuresOf(db, harbour, period))).toBeUndefined()
  })
})

test('new rows are added, known ones revised with their reason, and what is as it was is left alone', async () => {
  await inRegistry(async ({ as, tries, riverside, harbour, hill, period }) => {
    const batch = [
      row(harbour, { workers: 40, revenueVnd: 1.5e12 }),
      row(riverside, { workers: 330, femaleWorkers: 190 }, { workers: 320, femaleWorkers: 190 }),
      row(hill, { workers: 320 }, { workers: 320 }),
    ]
    const without = await tries('officer', (db) => enterFigures(db, period, batch))
    expect(without).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await as('officer', (db) => figuresOf(db, harbour, period))).toBeUndefined()

    const result = await tries('officer', (db) => enterFigures(db, period, batch), because)
    expect(result).toMatchObject({ ok: true, value: [{ figures: { workers: 40 } }, { figures: { workers: 330 } }, {}] })
    await as('officer', async (db) => {
      expect(await figuresOf(db, harbour, period)).toMatchObject({ workers: 40, revenueVnd: 1.5e12, managers: null })
      expect(await figuresOf(db, hill, period)).toMatchObject({ version: 1 })
      const revised = await figuresOf(db, riverside, period)
      expect(revised).toMatchObject({ workers: 330, femaleWorkers: 190, version: 2 })
      const [change] = await listChanges(db, 'enterprise_figures', revised?.id ?? '')
      expect(change).toMatchObject({ operation: 'revise', reason: because.reason, changed: ['version', 'workers'] })
    })
    expect(await tries('officer', (db) => enterFigures(db, period, batch), because)).toMatchObject({ ok: true })
    expect(await as('officer', (db) => figuresOf(db, riverside, period))).toMatchObject({ version: 2 })
  })
})

test('a batch with one wrong figure saves nothing, and says at which figures (V18)', async () => {
  await inRegistry(async ({ as, tries, riverside, harbour, hill, period }) => {
    const batch = [
      row(harbour, { workers: 40 }),
      row(riverside, { foreignWorkers: 321, highSkilled: 400 }),
      row(hill, { workers: 100 }, { workers: 320 }),
    ]
    const result = await tries('officer', (db) => enterFigures(db, period, batch), because)
    expect(result.ok ? null : result.problem).toEqual({
      kind: 'invalid',
      fields: {
        [`${riverside}.foreignWorkers`]: { key: 'v18-foreign', values: { part: 321, total: 320 } },
        [`${riverside}.highSkilled`]: { key: 'v18-skilled', values: { part: 400, total: 320 } },
        [`${hill}.workers`]: { key: 'v18-female', values: { part: 190, total: 100 } },
      },
    })
    expect(await as('officer', (db) => figuresOf(db, harbour, period))).toBeUndefined()
  })
})

test('of two officers each keeps the other’s figures; of the same figure the second is asked (G05)', async () => {
  await inRegistry(async ({ as, tries, riverside, harbour, period }) => {
    const enter = (who: 'officer' | 'officer of the park', ...batch: Entered[]) =>
      tries(who, (db) => enterFigures(db, period, batch), because)
    await enter('officer', row(riverside, { workers: 400 }, { workers: 320 }), row(harbour, { workers: 40 }))
    expect(await enter('officer of the park', row(riverside, { femaleWorkers: 200 }, { femaleWorkers: 190 }))).toEqual({
      ok: true,
      value: [{ enterpriseId: riverside, figures: expect.objectContaining({ workers: 400, femaleWorkers: 200 }) }],
    })

    const second = await enter(
      'officer of the park',
      row(riverside, { workers: 350, managers: 5 }, { workers: 320 }),
      row(harbour, { workers: 41 }),
    )
    expect(second.ok ? null : second.problem).toEqual({
      kind: 'stale',
      fields: [
        { field: `${riverside}.workers`, base: 320, saved: 400, typed: 350 },
        { field: `${harbour}.workers`, base: null, saved: 40, typed: 41 },
      ],
    })
    expect(await as('officer', (db) => figuresOf(db, riverside, period))).toMatchObject({
      workers: 400,
      managers: null,
    })
    expect(await enter('officer of the park', row(riverside, { workers: 350 }, { workers: 400 }))).toMatchObject({
      ok: true,
    })
  })
})

test('a row that is cleared stays, and knows nothing', async () => {
  await inRegistry(async ({ as, tries, riverside, period }) => {
    const cleared = row(riverside, { workers: null, femaleWorkers: null }, { workers: 320, femaleWorkers: 190 })
    expect(await tries('officer', (db) => enterFigures(db, period, [cleared]), because)).toMatchObject({ ok: true })
    const left = await as('officer', (db) => figuresOf(db, riverside, period))
    expect(left).toMatchObject({ workers: null, femaleWorkers: null, retiredOn: null })
  })
})

test('nothing is entered in a locked period, for retired figures, or for whoever was not there', async () => {
  await inRegistry(async ({ db, tries, riverside, harbour, period }) => {
    const enter = (id: string, opened = {}) =>
      tries('officer', (db) => enterFigures(db, period, [row(id, { workers: 10 }, opened)]), because)
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db
      .update(enterpriseFigures)
      .set({ retiredOn: '2024-05-01' })
      .where(eq(enterpriseFigures.enterpriseId, riverside))
    expect(await enter(riverside)).toMatchObject({
      problem: { fields: { [`${riverside}.workers`]: { key: 'figures-retired' } } },
    })
    await db.update(enterpriseState).set({ valid: '[2024-04-01,)' }).where(eq(enterpriseState.enterpriseId, harbour))
    expect(await enter(harbour)).toMatchObject({
      problem: { fields: { [`${harbour}.workers`]: { key: 'enterprise-lives' } } },
    })
    await db.update(periods).set({ lockedAt: new Date() }).where(eq(periods.id, period))
    expect(await enter(harbour)).toMatchObject({ problem: { kind: 'locked' } })
  })
})

test('a grant opens a locked period to whom it names, and the row says under which grant', async () => {
  await inRegistry(async ({ as, db, tries, people, riverside, harbour, period }) => {
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(periods).set({ lockedAt: new Date() }).where(eq(periods.id, period))
    const leader = people.leader.accountId
    const [grant] = await db
      .insert(reopening)
      .values({
        periodId: period,
        enterpriseId: harbour,
        requestedBy: people.officer.accountId,
        requestReason: 'Doanh nghiệp báo cáo lại',
        decidedBy: leader,
        decidedAt: new Date(),
        isGranted: true,
        expiresOn: '2199-12-31',
      })
      .returning({ id: reopening.id })
    const enter = (...batch: Entered[]) => tries('officer', (db) => enterFigures(db, period, batch), because)
    const both = [row(harbour, { workers: 40 }), row(riverside, { workers: 321 }, { workers: 320 })]
    expect(await enter(...both)).toMatchObject({ problem: { kind: 'locked' } })
    expect(await enter(row(harbour, { workers: 40 }))).toMatchObject({ ok: true })
    expect(await as('officer', (db) => figuresOf(db, harbour, period))).toMatchObject({ reopeningId: grant?.id })
    const { rows } = await as('officer of the park', (db) => listEntryRows(db, asked(period)))
    expect(rows.map(({ enterpriseId, isLocked }) => [enterpriseId, isLocked])).toEqual([
      [harbour, false],
      [riverside, true],
    ])
  })
})

test('the grid shows the enterprises of that period in one’s own units', async () => {
  await inRegistry(async ({ as, db, riverside, harbour, hill, park, nextDoor, period }) => {
    const rows = async (who: 'officer' | 'officer of the park' | 'leader', more: Partial<EntryAsked> = {}) =>
      (await as(who, (db) => listEntryRows(db, asked(period, more)))).rows.filter((row) =>
        [riverside, harbour, hill].includes(row.enterpriseId),
      )

    const own = await rows('officer of the park')
    expect(own.map(({ enterpriseId }) => enterpriseId)).toEqual([harbour, riverside])
    expect(own[0]).toMatchObject({ figuresId: null, workers: null })
    expect(own[1]).toMatchObject({ workers: 320, femaleWorkers: 190 })
    expect(await rows('leader')).toEqual([])
    expect(await rows('officer', { unitId: nextDoor })).toMatchObject([{ enterpriseId: hill }])
    expect(await rows('officer', { unitId: park, text: 'dien tu' })).toMatchObject([{ enterpriseId: harbour }])

    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(enterprise).set({ retiredOn: '2024-01-01' }).where(eq(enterprise.id, riverside))
    const ofHarbour = eq(enterpriseState.enterpriseId, harbour)
    await db.update(enterpriseState).set({ standing: 'closed' }).where(ofHarbour)
    expect(await rows('officer of the park')).toEqual([])
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(enterpriseState).set({ standing: 'operating', valid: '[2024-04-01,)' }).where(ofHarbour)
    expect(await rows('officer of the park')).toEqual([])
  })
})

test('a figure is compared with its own last value, of whatever period; money only with a period as long', async () => {
  await inRegistry(async ({ as, db, riverside, period }) => {
    const half = await plantPeriod(db, '2023-01-01', { ...asksFigures, kind: 'half_year', endsOn: '2023-06-30' })
    const quarter = await plantPeriod(db, '2023-07-01', { ...asksFigures, kind: 'quarter', endsOn: '2023-09-30' })
    const month = await plantPeriod(db, '2023-02-01', { ...asksFigures, kind: 'month' })
    const later = await plantPeriod(db, '2024-04-01', { ...asksFigures, kind: 'month' })
    const of = (periodId: string) => ({ enterpriseId: riverside, periodId })
    await db.insert(enterpriseFigures).values([
      { ...of(half), workers: 250, managers: 8, revenueVnd: 9e9 },
      { ...of(quarter), workers: 300 },
      { ...of(month), workers: 200, revenueVnd: 1e9 },
      { ...of(later), workers: 999, managers: 99, revenueVnd: 99e9 },
    ])
    const previous = async () => {
      const { rows } = await as('officer of the park', (db) => listEntryRows(db, asked(period)))
      return rows.find(({ enterpriseId }) => enterpriseId === riverside)?.previous
    }
    expect(await previous()).toMatchObject({
      workers: { value: 300, kind: 'quarter', startsOn: '2023-07-01' },
      managers: { value: 8, kind: 'half_year', startsOn: '2023-01-01' },
      revenueVnd: { value: 1e9, kind: 'month', startsOn: '2023-02-01' },
      highSkilled: null,
    })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(enterpriseFigures).set({ retiredOn: '2024-05-01' }).where(eq(enterpriseFigures.periodId, quarter))
    expect(await previous()).toMatchObject({ workers: { value: 250, kind: 'half_year' } })
  })
})

test('a period that asks for no figures has none, whoever writes them; one that has figures goes on asking', async () => {
  await inRegistry(async ({ db, tries, riverside, harbour, period }) => {
    const unasked = await plantPeriod(db)
    const refused = { problem: { kind: 'invalid', fields: { periodId: { key: 'period-asks-no-figures' } } } }
    const enter = (db: Db) => enterFigures(db, unasked, [row(harbour, { workers: 10 })])
    const typed = EnterpriseFiguresInput.parse({ enterpriseId: harbour, periodId: unasked, workers: 10 })
    expect(await tries('officer', enter, because)).toMatchObject(refused)
    expect(await tries('officer', (db) => recordFigures(db, newId(), typed), because)).toMatchObject(refused)
    const known = await figuresOf(db, riverside, period)
    const moved = { ...typed, enterpriseId: riverside, workers: 320 }
    expect(
      await tries('officer', (db) => reviseFigures(db, { id: known?.id ?? '', version: 1 }, moved), because),
    ).toMatchObject(refused)

    const stopAsking = async (db: Db) =>
      ok(await db.update(periods).set({ asksFigures: false }).where(eq(periods.id, period)))
    expect(await tries('officer', stopAsking, because)).toMatchObject({
      problem: { fields: { asksFigures: { key: 'period-has-figures' } } },
    })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(enterpriseFigures).set({ retiredOn: '2024-05-01' }).where(eq(enterpriseFigures.periodId, period))
    expect(await tries('officer', stopAsking, because)).toMatchObject({ ok: true })
  })
})

test('the survey has official and probationary members apart, or is not known', async () => {
  await inRegistry(async ({ db, as, tries, riverside, harbour, period }) => {
    const enter = (...batch: Entered[]) => tries('officer', (db) => enterFigures(db, period, batch), because)
    const missing = { key: 'survey-both' }
    expect(
      await enter(row(harbour, { officialElsewhere: 3 }), row(riverside, { probationaryElsewhere: 0 })),
    ).toMatchObject({
      problem: {
        fields: { [`${harbour}.probationaryElsewhere`]: missing, [`${riverside}.officialElsewhere`]: missing },
      },
    })
    const half = EnterpriseFiguresInput.parse({ enterpriseId: harbour, periodId: period, officialElsewhere: 3 })
    expect(await tries('officer', (db) => recordFigures(db, newId(), half))).toMatchObject({
      problem: { fields: { probationaryElsewhere: missing } },
    })
    await db.execute(sql`update enterprise_figures set members_elsewhere = 7 where enterprise_id = ${riverside}`)
    expect(
      await enter(
        row(harbour, { officialElsewhere: 3, probationaryElsewhere: 0 }),
        row(riverside, { workers: 321 }, { workers: 320 }),
      ),
    ).toMatchObject({ ok: true })
    const listed = await as('officer', (db) => listRows(db, figuresList, { ...everything, chosen: { period } }))
    const surveyOf = (id: string) => listed.rows.find(({ enterpriseId }) => enterpriseId === id)
    expect(surveyOf(harbour)).toMatchObject({ officialElsewhere: 3, probationaryElsewhere: 0, membersElsewhere: null })
    expect(surveyOf(riverside)).toMatchObject({ officialElsewhere: null, membersElsewhere: 7 })
  })
})
