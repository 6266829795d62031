import { expect, test } from 'vitest'
import { target } from '../target/record'
import { confirmReport, plantOrganisation, plantPeriod, plantZone } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { admissionsOn } from './admissions'
import { figuresOn, rowsBehind } from './figures'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
const day = '2023-08-30'

/** Two cells of the zone: the first has a confirmed report for July, the second for July and August. */
async function plantTwo(registry: Registry) {
  const { db, park, committee, cell } = registry
  await plantZone(db, committee)
  const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
  const july = await plantPeriod(db, '2023-07-01', { kind: 'month', name: null })
  const august = await plantPeriod(db, '2023-08-01', { kind: 'month', name: null })
  await confirmReport(registry, cell, july, { admitted: 1 })
  await confirmReport(registry, second, july)
  await confirmReport(registry, second, august, { admitted: 2 })
  return { second, july, august }
}

test('the latest figures take an older report and say so; those of a period take none', () =>
  inRegistry(async (registry) => {
    const { as, cell } = registry
    await plantTwo(registry)
    const zone = async (basis: 'latest' | 'period') =>
      (await as('officer', (db) => figuresOn(db, day, basis))).find(({ code }) => code === 'members_in_zone_committee')
    expect(await zone('latest')).toMatchObject({
      value: 23,
      basis: { have: 2, of: 2, expected: '2023-08-28', older: [{ until: '2023-07-28', count: 1 }] },
    })
    expect(await zone('period')).toMatchObject({ value: 12, basis: { have: 1, of: 2, older: [] } })
    const rows = await as('officer', (db) => rowsBehind(db, 'members_in_zone_committee', day, 'period'))
    expect([...rows].map(({ id, amount }) => [id === cell, amount])).toEqual([
      [true, null],
      [false, 12],
    ])
  }))

test('admissions of the year are cumulated against the target, and say of how many organisations', () =>
  inRegistry(async (registry) => {
    const { db, as } = registry
    const { second } = await plantTwo(registry)
    const year = () => as('officer', (db) => admissionsOn(db, day))
    expect(await year()).toMatchObject({
      year: 2023,
      admitted: 3,
      target: null,
      basis: { have: 2, of: 2, older: [{ until: '2023-07-28', count: 1 }] },
    })
    await db.insert(target).values({ year: 2023, organisationId: second, admissions: 4 })
    expect(await year()).toMatchObject({ target: 4 })
    await db.insert(target).values({ year: 2023, organisationId: null, admissions: 20 })
    expect(await year()).toMatchObject({ target: 20 })
    expect(await as('officer', (db) => admissionsOn(db, '2023-07-30'))).toMatchObject({ admitted: 1 })
  }))

test('a month and its quarter admit a person once', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    await plantTwo(registry)
    const longer = await plantPeriod(db, '2023-07-01', { name: 'Hai tháng', endsOn: '2023-08-29' })
    await confirmReport(registry, cell, longer, { admitted: 1, becameOfficial: 1 })
    expect(await as('officer', (db) => admissionsOn(db, day))).toMatchObject({ admitted: 3 })
  }))
