import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import type { Transfer } from '../member-report/record'
import { confirmReport, plantOrganisation, plantPeriod, plantZone } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { sumBelow } from './sums'
import { listTransfersOf, reconcileBelow, reconcileZone } from './transfers'

/** Transfers that the test has sent ("Chi bộ Hai"); the planted registry has others. */
const underWay = async (db: Db, id: string) =>
  (await listTransfersOf(db, [id])).filter(({ fromName, toName }) => `${fromName} ${toName}`.includes('Chi bộ Hai'))

test('a transfer is under way until the other side reports it: nowhere first, or in both places', () =>
  inRegistry(async (registry) => {
    const { db, as, park, committee, cell } = registry
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const may = await plantPeriod(db, '2024-05-01')
    const june = await plantPeriod(db, '2024-06-01')
    await confirmReport(registry, cell, may, { transferredOut: 3 }, [
      { direction: 'out', organisationId: second, members: 2 },
    ])
    const under = () => as('secretary of the cell', (db) => underWay(db, cell))
    expect(await under()).toMatchObject([
      {
        fromId: cell,
        toId: second,
        toName: 'Chi bộ Hai',
        direction: 'out',
        members: 2,
        since: '2024-05-28',
        dueOn: '2024-08-20',
        isOverdue: true,
      },
    ])
    const at = { organisationId: committee, periodId: may, endsOn: '2024-05-28' }
    expect(await as('officer', (db) => reconcileBelow(db, at))).toEqual({ nowhere: 2, twice: 0 })

    await confirmReport(registry, second, june, { transferredIn: 1 }, [
      { direction: 'in', organisationId: cell, members: 1 },
    ])
    expect(await under()).toMatchObject([{ direction: 'out', members: 1 }])
    const july = await plantPeriod(db, '2024-07-01')
    await confirmReport(registry, second, july, { transferredIn: 4 }, [
      { direction: 'in', organisationId: cell, members: 4 },
    ])
    expect(await under()).toMatchObject([{ direction: 'in', members: 3, since: '2024-07-28' }])
    expect(await as('officer', (db) => sumBelow(db, committee, july))).toMatchObject({
      inside: { transferredIn: 4, transferredOut: 0 },
    })
    expect(await as('secretary of the cell next door', (db) => underWay(db, cell))).toEqual([])
  }))

test('of a month and its quarter a transfer counts once', () =>
  inRegistry(async (registry) => {
    const { db, as, park, committee, cell } = registry
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const may = await plantPeriod(db, '2024-05-01')
    const transfers: Transfer[] = [{ direction: 'out', organisationId: second, members: 1 }]
    await confirmReport(registry, cell, may, { transferredOut: 1 }, transfers)
    const quarter = await plantPeriod(db, '2024-04-01', { endsOn: '2024-06-28' })
    await confirmReport(registry, cell, quarter, { transferredOut: 1 }, transfers)
    expect(await as('officer', (db) => underWay(db, cell))).toMatchObject([{ members: 1, since: '2024-04-28' }])
  }))

test('the zone counts nobody twice without saying so', () =>
  inRegistry(async (registry) => {
    const { db, as, park, committee, cell } = registry
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    await plantZone(db, committee)
    const august = await plantPeriod(db, '2023-08-01', { kind: 'month', name: null })
    const transfers: Transfer[] = [{ direction: 'in', organisationId: cell, members: 1 }]
    await confirmReport(registry, second, august, { transferredIn: 1 }, transfers)
    const zone = () => as('officer', (db) => reconcileZone(db, '2023-08-30'))
    expect(await zone()).toEqual({ nowhere: 0, twice: 0 })
    await confirmReport(registry, cell, august)
    expect(await zone()).toEqual({ nowhere: 0, twice: 1 })
    const below = { organisationId: committee, periodId: august, endsOn: '2023-08-28' }
    expect(await as('officer', (db) => reconcileBelow(db, below))).toEqual({ nowhere: 0, twice: 1 })
  }))
