import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { coverage } from '../coverage/record'
import { enterpriseFigures } from '../enterprise-figures/record'
import { listRows } from '../lists'
import { organisation } from '../organisation/record'
import { everything, type ListQuestion } from '../record/listing'
import { setting } from '../setting/record'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { enterpriseList } from './list'

test('a list by number of workers and of members surveyed, on every day', () =>
  inRegistry(async ({ db, as, riverside, harbour, hill }) => {
    const half = await plantPeriod(db, '2025-01-01', {
      kind: 'half_year',
      name: null,
      endsOn: '2025-06-30',
      cutOffOn: '2025-07-05',
      asksFigures: true,
    })
    await db.insert(enterpriseFigures).values([
      { enterpriseId: harbour, periodId: half, workers: 50, officialElsewhere: 4, probationaryElsewhere: 1 },
      { enterpriseId: riverside, periodId: half, revenueVnd: 1e9, membersElsewhere: 9 },
      { enterpriseId: hill, periodId: half, workers: 330, officialElsewhere: 2, probationaryElsewhere: 6 },
    ])
    const rows = async (chosen: Record<string, string>, more: Partial<ListQuestion> = {}) => {
      const asked = { ...everything, sort: 'workers', descending: true, chosen, ...more }
      const found = (await as('officer', (db) => listRows(db, enterpriseList, asked))).rows
      return found.filter(({ id }) => [riverside, harbour, hill].includes(id))
    }
    const ids = async (...asked: Parameters<typeof rows>) => (await rows(...asked)).map(({ id }) => id)
    expect(await ids({})).toEqual([hill, riverside, harbour])
    expect(await ids({}, { descending: false })).toEqual([harbour, riverside, hill])
    expect(await ids({ workers_from: '50', workers_to: '320' })).toEqual([riverside, harbour])
    expect(await ids({ workers_from: '51', workers_to: '320' })).toEqual([riverside])
    expect(await ids({ workers_to: '329' })).toEqual([riverside, harbour])
    expect(await ids({ official_from: '3' })).toEqual([harbour])
    expect(await ids({ official_from: '2' }, { sort: 'survey' })).toEqual([harbour, hill])
    expect(await ids({ review: 'survey' })).toEqual([riverside])
    expect(await rows({})).toMatchObject([
      { workers: 330, workersPeriod: '6 tháng đầu năm 2025', officialElsewhere: 2, membersElsewhere: 8 },
      { workers: 320, workersPeriod: 'Tháng 3/2024', officialElsewhere: null, membersElsewhere: 9 },
      { workers: 50, probationaryElsewhere: 1, surveyedOn: '2025-07-05' },
    ])
    const before = { validOn: '2025-06-29' }
    expect(await ids({ workers_to: '319' }, before)).toEqual([])
    expect((await ids({ workers_from: '1' }, before)).toSorted()).toEqual([riverside, hill].toSorted())
    expect(await ids({ official_from: '1' }, before)).toEqual([])
  }))

test('an enterprise has an organisation in the list on the days on which the figures count it so', () =>
  inRegistry(async ({ db, as, riverside, harbour, hill, cell }) => {
    await db.insert(coverage).values({ organisationId: cell, enterpriseId: harbour, valid: '[2024-02-01,)' })
    await db.insert(setting).values({ key: 'combined_cells_count', value: '0', valid: '[2025-01-01,2026-01-01)' })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(organisation).set({ retiredOn: '2026-06-01' }).where(eq(organisation.id, cell))
    const having: string[][] = []
    for (const validOn of ['2023-12-31', '2024-02-01', '2024-12-31', '2025-01-01', '2026-01-01', '2026-06-01']) {
      const { counted, yes, no } = await as('officer', async (db) => {
        const listed = async (has_organisation: string) => {
          const chosen = { has_organisation, standing: 'operating' }
          return (await listRows(db, enterpriseList, { ...everything, validOn, chosen })).rows.map(({ id }) => id)
        }
        const rows = await db.execute<{ id: string; has: boolean }>(
          sql`select id, has_organisation as has from working_enterprises(${validOn})`,
        )
        return { counted: [...rows], yes: await listed('yes'), no: await listed('no') }
      })
      const idsOf = (has: boolean) => counted.filter((one) => one.has === has).map(({ id }) => id)
      expect([validOn, yes.toSorted(), no.toSorted()]).toEqual([
        validOn,
        idsOf(true).toSorted(),
        idsOf(false).toSorted(),
      ])
      having.push([riverside, harbour, hill].filter((id) => yes.includes(id)))
    }
    const [alone, both, neither] = [[riverside, hill], [riverside, harbour, hill], [hill]]
    expect(having).toEqual([alone, both, both, neither, both, neither])
  }))
