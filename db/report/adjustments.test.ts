import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { findOfficial, findReportId } from '../member-report/queries'
import { confirmReport, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listAdjustments } from './adjustments'

test('a report whose opening was corrected since says so, and which one carries the difference', () =>
  inRegistry(async (registry) => {
    const { as, tries, cell, db } = registry
    const [may, june, july] = [
      await plantPeriod(db, '2024-05-01'),
      await plantPeriod(db, '2024-06-01'),
      await plantPeriod(db, '2024-07-01'),
    ]
    await confirmReport(registry, cell, may, { admitted: 1 })
    await confirmReport(registry, cell, june)
    const list = () => as('secretary of the cell', (db) => listAdjustments(db, cell))
    expect(await list()).toEqual([])
    const official = await as('officer', async (db) => {
      const reportId = await findReportId(db, { organisationId: cell, periodId: may })
      return reportId ? findOfficial(db, reportId) : null
    })
    await confirmReport(registry, cell, may, { admitted: 2 }, [], { of: official?.id ?? '', reason: 'Thiếu một người' })
    expect(await list()).toMatchObject([
      { kept: 13, expected: 14, difference: 1, startsOn: '2024-06-01', carriedBy: null },
    ])
    await confirmReport(registry, cell, july)
    expect(await list()).toMatchObject([{ difference: 1, carriedBy: { startsOn: '2024-07-01', carried: 1 } }])
    expect(await tries('secretary of the cell next door', async (db) => ok(await listAdjustments(db, cell)))).toEqual(
      ok([]),
    )
  }))
