import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listEarlier } from './cell'
import { enterpriseFigures } from './record'

test('the earlier values of a figure are those of periods that ended before, latest first; others do not read them', async () => {
  await inRegistry(async ({ db, as, riverside }) => {
    const periods: string[] = []
    for (const startsOn of ['2021-01-01', '2021-04-01', '2021-07-01'])
      periods.push(await plantPeriod(db, startsOn, { asksFigures: true }))
    const [first = '', second = '', now = ''] = periods
    await db.execute(sql`select open_service_door()`)
    await db.insert(enterpriseFigures).values([
      { enterpriseId: riverside, periodId: first, workers: 300, managers: 7 },
      { enterpriseId: riverside, periodId: second, workers: 310 },
      { enterpriseId: riverside, periodId: now, workers: 999 },
    ])
    const earlier = (who: Parameters<typeof as>[0], name: 'workers' | 'managers') =>
      as(who, async (db) =>
        (await listEarlier(db, riverside, now, name)).map(({ value, startsOn }) => [startsOn, value]),
      )
    expect(await earlier('officer', 'workers')).toEqual([
      ['2021-04-01', 310],
      ['2021-01-01', 300],
    ])
    expect(await earlier('officer', 'managers')).toEqual([['2021-01-01', 7]])
    expect(await earlier('officer of the park next door', 'workers')).toEqual([])
  })
})
