import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { period as periods } from '../period/record'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { recordFigures, reviseFigures } from './commands'
import { figuresList } from './list'
import { findFigures } from './queries'
import { EnterpriseFiguresInput, enterpriseFiguresRecords } from './record'

const because = { reason: 'Theo báo cáo của doanh nghiệp' }

const counted = (enterpriseId: string, periodId: string, more: Partial<EnterpriseFiguresInput> = {}) =>
  EnterpriseFiguresInput.parse({ enterpriseId, periodId, workers: 100, femaleWorkers: 60, ...more })

test.each([
  ['officer', 'ok'],
  ['officer of the park', 'ok'],
  ['officer of the park next door', 'forbidden'],
  ['leader', 'forbidden'],
  ['administrator', 'forbidden'],
  ['inspector', 'forbidden'],
  ['secretary of the cell', 'forbidden'],
] as const)('%s records the figures of an enterprise of the park: %s', async (who, outcome) => {
  await inRegistry(async ({ tries, harbour, period }) => {
    const result = await tries(who, (db) => recordFigures(db, newId(), counted(harbour, period)))
    expect(result.ok ? 'ok' : result.problem.kind).toBe(outcome)
  })
})

test.each([
  ['more women than workers', { femaleWorkers: 101 }, 'v18'],
  ['more foreigners than workers', { foreignWorkers: 101 }, 'v18'],
  ['more managers and skilled than workers', { managers: 60, highSkilled: 41 }, 'v18'],
  ['as many as there are', { femaleWorkers: 100, foreignWorkers: 100, managers: 60, highSkilled: 40 }, null],
  ['nothing but the revenue', { workers: null, femaleWorkers: null, revenueVnd: 1.5e12 }, null],
] as const)('%s (V18)', async (_, more, key) => {
  await inRegistry(async ({ tries, harbour, period }) => {
    const result = await tries('officer', (db) => recordFigures(db, newId(), counted(harbour, period, more)))
    expect(result.ok ? null : result.problem).toEqual(key && { kind: 'invalid', fields: { workers: { key } } })
  })
})

test('what was not reported stays unknown, and is never zero', async () => {
  await inRegistry(async ({ as, tries, harbour, period }) => {
    const id = newId()
    await tries('officer', (db) =>
      recordFigures(db, id, counted(harbour, period, { femaleWorkers: null, managers: 0 })),
    )
    const [row] = (
      await as('officer', (db) => listRows(db, figuresList, { ...everything, chosen: { enterprise: harbour } }))
    ).rows
    expect(row).toMatchObject({ workers: 100, femaleWorkers: null, managers: 0, revenueVnd: null })
    expect(row?.periodName).toBe('Tháng 3/2024')
  })
})

test('an enterprise has one row for a period', async () => {
  await inRegistry(async ({ tries, riverside, period }) => {
    const again = await tries('officer', (db) => recordFigures(db, newId(), counted(riverside, period)))
    expect(again).toMatchObject({ problem: { fields: { periodId: { key: 'figures-known' } } } })
  })
})

test('figures are revised with a reason, and not once the period is locked (V28)', async () => {
  await inRegistry(async ({ as, tries, harbour, period }) => {
    const id = newId()
    await tries('officer', (db) => recordFigures(db, id, counted(harbour, period)))
    const revise = (version: number, cause?: typeof because) =>
      tries('officer', (db) => reviseFigures(db, { id, version }, counted(harbour, period, { workers: 120 })), cause)
    expect(await revise(1)).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await revise(1, because)).toEqual({ ok: true, value: { id, version: 2 } })
    expect(await revise(1, because)).toMatchObject({ problem: { kind: 'stale' } })

    await as('leader', (db) => db.update(periods).set({ lockedAt: new Date() }).where(eq(periods.id, period)), because)
    expect(await revise(2, because)).toEqual({ ok: false, problem: { kind: 'locked' } })
    const retirement = { on: '2024-05-01', reason: 'Nhập nhầm' }
    expect(
      await tries(
        'officer',
        (db) => retireRecord(db, enterpriseFiguresRecords, { id, version: 2 }, retirement),
        because,
      ),
    ).toEqual({
      ok: false,
      problem: { kind: 'locked' },
    })
    expect(await as('officer', (db) => findFigures(db, id))).toMatchObject({ workers: 120, isLocked: true })
  })
})

test('a list is asked by period, park and words', async () => {
  await inRegistry(async ({ as, riverside, hill, park, nextDoor, period }) => {
    const ids = async (
      chosen: Record<string, string>,
      who: 'officer' | 'officer of the park' | 'secretary of the cell' = 'officer',
      text = '',
    ) =>
      (await as(who, (db) => listRows(db, figuresList, { ...everything, chosen, text }))).rows
        .map((row) => row.enterpriseId)
        .filter((id) => id === riverside || id === hill)
    expect(new Set(await ids({ period }))).toEqual(new Set([riverside, hill]))
    expect(await ids({ period: newId() })).toEqual([])
    expect(await ids({ unit: park })).toEqual([riverside])
    expect(await ids({ unit: nextDoor }, 'officer', 'det may')).toEqual([hill])
    expect(await ids({}, 'officer of the park')).toEqual([riverside])
    expect(await ids({}, 'secretary of the cell')).toEqual([])
  })
})
