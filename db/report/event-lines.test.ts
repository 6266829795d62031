import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recordSplit } from '../act/divide'
import { recordAbsorption, recordConsolidation } from '../act/merge'
import type { Db } from '../door/actor'
import { recordMembers } from '../event/members'
import { listOrganisationsIn } from '../event/queries'
import { eventOrganisation } from '../event/record'
import { findCircumstances } from '../member-report/circumstances'
import { confirmVersion } from '../member-report/decide'
import { findLatest, findReportId, findVersion } from '../member-report/queries'
import { newId } from '../record/id'
import { confirmReport, plantOrganisation, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listReportsAtOdds } from './event-reports'
import { sumBelow } from './sums'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
const told = {
  effectiveOn: '2024-05-15',
  decisionNumber: null,
  decisionIssuedOn: null,
  decisionIssuer: null,
  note: null,
}
const cause = { reason: 'Theo quyết định' }

/** The event lines that report_opening computes for a report. */
const linesOf = ({ as }: Registry, organisationId: string, periodId: string) =>
  as('officer', async (db) => {
    const [found] = await db.execute<{ up: number; down: number }>(sql`
      select event_increase as up, event_decrease as down from report_opening(${organisationId}, ${periodId})`)
    return found
  })

test('a merger takes the last confirmed members along, into the lines of both reports', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, committee, cell } = registry
    const may = await plantPeriod(db)
    const april = await plantPeriod(db, '2024-04-01')
    const absorbed = await plantOrganisation(db, park, 'Chi bộ Sáp Nhập', committee)
    await confirmReport(registry, absorbed, april)
    const on = { organisationId: cell, eventId: newId() }
    const result = await tries('officer', (db) => recordAbsorption(db, on, { ...told, absorbedIds: [absorbed] }), cause)
    expect(result).toMatchObject({ ok: true })
    expect(await linesOf(registry, cell, may)).toEqual({ up: 10, down: 0 })
    expect(await linesOf(registry, absorbed, may)).toEqual({ up: 0, down: 10 })

    await confirmReport(registry, absorbed, may, { note: 'sáp nhập' })
    await confirmReport(registry, cell, may, { note: 'sáp nhập' })
    expect(await as('officer', (db) => sumBelow(db, committee, may))).toMatchObject({
      have: 2,
      of: 2,
      lines: { openingTotal: 22, eventIncrease: 10, eventDecrease: 10, closingTotal: 22 },
    })
  }))

test('a report takes over how many of those moved are probationary and women, if the event says it', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, committee, cell } = registry
    const may = await plantPeriod(db)
    const absorbed = await plantOrganisation(db, park, 'Chi bộ Sáp Nhập', committee)
    await confirmReport(registry, absorbed, await plantPeriod(db, '2024-04-01'))
    const on = { organisationId: cell, eventId: newId() }
    await tries('officer', (db) => recordAbsorption(db, on, { ...told, absorbedIds: [absorbed] }), cause)
    const partsOf = async (organisationId: string) =>
      (await as('officer', (db) => findCircumstances(db, organisationId, may)))?.begins.eventParts
    const say = (probationary: number | null, female: number | null) =>
      db.update(eventOrganisation).set({ probationary, female }).where(eq(eventOrganisation.eventId, on.eventId))
    const nobody = { probationary: 0, female: 0 }
    await say(null, 3)
    expect(await partsOf(cell)).toEqual({ eventIncrease: { probationary: null, female: 3 }, eventDecrease: nobody })
    await say(1, 3)
    expect(await partsOf(cell)).toEqual({ eventIncrease: { probationary: 1, female: 3 }, eventDecrease: nobody })
    expect(await partsOf(absorbed)).toEqual({ eventIncrease: nobody, eventDecrease: { probationary: 1, female: 3 } })

    await confirmReport(registry, cell, may, { note: 'sáp nhập' })
    expect(await as('officer', (db) => findLatestOf(db, cell, may))).toMatchObject({
      probationaryMembers: 2,
      femaleMembers: 7,
      parts: { eventIncrease: { probationary: 1, female: 3 } },
    })
  }))

const findLatestOf = async (db: Db, organisationId: string, periodId: string) => {
  const reportId = await findReportId(db, { organisationId, periodId })
  return reportId ? findLatest(db, reportId) : null
}

test('told later, nobody knows; without a report to go by, nobody knows either', () =>
  inRegistry(async ({ db, as, tries, park, committee, cell }) => {
    const never = await plantOrganisation(db, park, 'Chi bộ Chưa Báo Cáo', committee)
    const eventId = newId()
    const asked = { ...told, otherIds: [never], name: 'Chi bộ Hợp Nhất', kind: 'grassroots_cell' }
    const secretary = { secretaryId: null, secretaryName: null }
    await tries(
      'officer',
      (db) => recordConsolidation(db, { organisationId: cell, eventId }, { ...asked, ...secretary } as never),
      cause,
    )
    const parts = await as('officer', (db) => listOrganisationsIn(db, eventId))
    expect([...parts].map(({ part, organisationId, members }) => [part, organisationId === cell, members])).toEqual([
      ['predecessor', false, null],
      ['predecessor', true, 12],
      ['successor', false, null],
    ])
  }))

test('what is split off leaves the one it was split from', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, cell } = registry
    const may = await plantPeriod(db)
    const on = { organisationId: cell, eventId: newId() }
    const asked = { ...told, name: 'Chi bộ Mới Tách', kind: 'grassroots_cell', enterpriseIds: [], members: 4 }
    expect(await tries('officer', (db) => recordSplit(db, on, asked as never), cause)).toMatchObject({ ok: true })
    expect(await linesOf(registry, cell, may)).toEqual({ up: 0, down: 4 })
    const born = [...(await as('officer', (db) => listOrganisationsIn(db, on.eventId)))].find(
      ({ part }) => part === 'successor',
    )
    expect(await linesOf(registry, born?.organisationId ?? '', may)).toEqual({ up: 4, down: 0 })
  }))

test('a number that changes under a confirmed report says that a correction is needed', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, cell } = registry
    const may = await plantPeriod(db)
    const on = { organisationId: cell, eventId: newId() }
    const asked = { ...told, name: 'Chi bộ Mới Tách', kind: 'grassroots_cell', enterpriseIds: [], members: 4 }
    await tries('officer', (db) => recordSplit(db, on, asked as never), cause)
    await confirmReport(registry, cell, may, { note: 'tách chi bộ' })
    const odds = () => as('officer of the park', (db) => listReportsAtOdds(db, on.eventId))
    expect([...(await odds())]).toEqual([])

    const numbers = Object.fromEntries(
      [...(await as('officer', (db) => listOrganisationsIn(db, on.eventId)))].map(({ id }) => [id, { members: 5 }]),
    )
    await tries('officer', (db) => recordMembers(db, { id: on.eventId, version: 1 }, numbers), cause)
    const [report] = await odds()
    expect(report).toMatchObject({ organisationId: cell, periodId: may, kept: -4, now: -5, isLocked: false })
    const of = { organisationId: cell, periodId: may }
    const official = await as(
      'officer',
      async (db) =>
        (
          await db.execute<{ id: string }>(sql`select id from confirmed_report where report_id = ${report?.reportId}`)
        )[0]?.id ?? '',
    )
    const id = newId()
    const correction = { of: official, reason: 'Theo biên bản' }
    expect(
      await tries('officer', (db) => sendReport(db, id, of, submission({ note: 'tách' }, { correction }))),
    ).toMatchObject({ ok: true })
    const version = await as('officer', (db) => findVersion(db, id))
    expect(version).toMatchObject({ eventDecrease: 5, closingTotal: 7 })
    if (version) await tries('officer', (db) => confirmVersion(db, version))
    expect([...(await odds())]).toEqual([])
  }))
