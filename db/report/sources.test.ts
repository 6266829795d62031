import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mandate, position } from '../mandate/record'
import { findCircumstances } from '../member-report/circumstances'
import { findPreviousReport, listReports, listUnconfirmed } from '../member-report/queries'
import { findReview } from '../member-report/review'
import { usualRange } from '../member-report/warnings'
import { organisationState } from '../organisation/record'
import { confirmReport, plantGroup, plantOrganisation, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listMissingOrganisations } from './missing'
import { sumBelow } from './sums'

const asked = { text: '', sort: '', descending: true, page: 1, validOn: undefined }

test('of two periods that end on one day, that of the same kind is the one before, wherever it is asked', () =>
  inRegistry(async (registry) => {
    const { db, as, cell, riverside, period: march } = registry
    const begun = { openingTotal: 20, openingReason: 'sổ của chi bộ', probationaryMembers: 0, femaleMembers: 0 }
    for (const [startsOn, endsOn] of [
      ['2023-04-01', '2023-06-30'],
      ['2023-07-01', '2023-09-30'],
      ['2023-10-01', '2023-12-31'],
      ['2024-01-01', '2024-03-31'],
    ] as const)
      await confirmReport(registry, cell, await plantQuarter(startsOn, endsOn), startsOn === '2023-04-01' ? begun : {})
    const second = await plantQuarter('2024-04-01', '2024-06-30')
    const april = await plantPeriod(db, '2024-04-01', { kind: 'month', name: null })
    await confirmReport(registry, cell, second)

    await as('officer', async (db) => {
      const of = { organisationId: cell, periodId: second }
      const quarters = [20, 20, 20, 20]
      expect(await findCircumstances(db, cell, second)).toMatchObject({ begins: { opening: 20 }, history: quarters })
      expect(await findPreviousReport(db, of)).toMatchObject({ kind: 'quarter', closingTotal: 20 })
      const { rows } = await listReports(db, { ...asked, ...of })
      expect(rows).toMatchObject([{ previous: 20 }])
      const review = await findReview(db, rows[0]?.id ?? '')
      expect(review?.previous).toMatchObject({ kind: 'quarter', closingTotal: 20 })
      expect(review?.usualOf('closingTotal')).toEqual(usualRange(quarters, review?.circumstances.usualRangeFactor ?? 0))

      expect(review?.names).toEqual({ [riverside]: 'Công ty TNHH Cơ khí Bến Sông' })

      const month = await findPreviousReport(db, { organisationId: cell, periodId: april })
      expect(month).toMatchObject({ kind: 'month', periodId: march, closingTotal: 12 })
      expect(await findCircumstances(db, cell, april)).toMatchObject({
        begins: { previousId: month?.id },
        history: [12, 20, 20, 20],
      })
    })

    function plantQuarter(startsOn: string, endsOn: string) {
      return plantPeriod(db, startsOn, { kind: 'quarter', name: null, endsOn, cutOffOn: endsOn })
    }
  }))

test('lists, sums, reminders and the lock expect the same organisations to report', () =>
  inRegistry(async ({ db, as, park, committee, cell }) => {
    // A committee that ended while it had a cell; the cell went on under another committee.
    const ended = await plantOrganisation(db, park, 'Đảng bộ Đã Hết', committee, '[2022-01-01,2024-05-20)')
    const moved = await plantOrganisation(db, park, 'Chi bộ Chuyển Đi', ended, '[2022-01-01,2024-05-20)')
    const then = { name: 'Chi bộ Chuyển Đi', kind: 'grassroots_cell', superiorId: committee, valid: '[2024-05-20,)' }
    await db.insert(organisationState).values({ organisationId: moved, ...then })
    // A withdrawn organisation and a Party group do not count as below their superior.
    const wrong = await plantOrganisation(db, park, 'Chi bộ Nhập Nhầm', cell)
    await db.execute(sql`select set_config('sobo.reason', 'nhập nhầm', true)`)
    await db.execute(sql`update organisation set retired_on = '-infinity', version = version + 1 where id = ${wrong}`)
    await plantGroup(db, park, 'Tổ đảng Phân xưởng 1', cell)

    const periodId = await plantPeriod(db)
    const missing = { ...asked, periodId, unitId: park }
    const expected = [cell, moved].toSorted()
    const idsOf = (rows: Iterable<{ id: string }>) => [...rows].map(({ id }) => id).toSorted()
    await as('officer of the park', async (db) => {
      const ofPark = (ids: ReturnType<typeof sql>) =>
        db.execute<{ id: string }>(sql`select id from organisation where unit_id = ${park} and id in (select ${ids})`)
      expect(idsOf(await listUnconfirmed(db, periodId))).toEqual(expected)
      expect(idsOf(await listMissingOrganisations(db, missing))).toEqual(expected)
      expect(idsOf((await sumBelow(db, committee, periodId)).counting)).toEqual(expected)
      expect(idsOf(await ofPark(sql`missing_organisations(${periodId})`))).toEqual(expected)
      for (const [id, hasSubordinates] of [
        [cell, false],
        [moved, false],
        [ended, true],
        [committee, true],
      ] as const)
        expect(await findCircumstances(db, id, periodId)).toMatchObject({ hasSubordinates })
    })
    const lacking = sql`select id from organisation where unit_id = ${park} and id in (select all_missing_in(${periodId}))`
    expect(idsOf(await db.execute<{ id: string }>(lacking))).toEqual(expected)
  }))

test('five positions report for their organisation, while they are held', () =>
  inRegistry(async ({ db, cell, secretaries }) => {
    const held = { personId: secretaries.nextDoor, organisationId: cell, obtained: 'appointed' } as const
    for (const one of position.enumValues.filter((one) => one !== 'secretary'))
      await db.insert(mandate).values({ ...held, position: one, valid: '[2024-01-01,)' })
    await db
      .insert(mandate)
      .values({ ...held, personId: secretaries.former, position: 'reporter', valid: '[2023-01-01,2024-01-01)' })
    const found = await db.execute<{ position: string }>(
      sql`select position from reporting_mandate where organisation_id = ${cell} order by position`,
    )
    expect(found.map((one) => one.position)).toEqual([
      'secretary',
      'standing_deputy_secretary',
      'deputy_secretary',
      'acting_in_charge',
      'reporter',
    ])
  }))
