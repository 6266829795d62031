import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { correctionRequest } from '../correction-request/record'
import { mandate } from '../mandate/record'
import { organisation, organisationState } from '../organisation/record'
import { period } from '../period/record'
import { newId } from '../record/id'
import { setting } from '../setting/record'
import { grant, lock, plantOrganisation, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { confirmSeveral, confirmVersion, returnVersion } from './decide'
import { listCells, listConfirmable, listMatrix, listPlaces, listPlain, listWaitingPeriods, readMatrix } from './matrix'
import { findCompleteness, findVersion, type ReportWish } from './queries'
import { memberReport, memberReportVersion } from './record'
import { findReview } from './review'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

/** Plants organisations with different spells of existence. */
async function plantOrganisations({ db, park }: Registry) {
  const lives = {
    began: '[2024-05-20,)',
    ended: '[2022-01-01,2024-05-15)',
    before: '[2022-01-01,2024-05-01)',
    after: '[2024-05-29,)',
  }
  const ids: Record<string, string> = {}
  for (const [name, valid] of Object.entries(lives)) {
    const id = newId()
    ids[name] = id
    await db.insert(organisation).values({ id, unitId: park, foundedOn: valid.slice(1, 11) })
    await db.insert(organisationState).values({ organisationId: id, name, kind: 'grassroots_cell', valid })
  }
  return ids
}

/** Plants a report that waits. */
async function plantWaiting(db: Registry['db'], of: { organisationId: string; periodId: string }) {
  const [report] = await db.insert(memberReport).values(of).returning({ reportId: memberReport.id })
  if (!report) throw new Error('not planted')
  const counts = {
    openingTotal: 5,
    openingReason: 'Quyết định',
    closingTotal: 5,
    officialMembers: 5,
    probationaryMembers: 0,
  }
  const [version] = await db
    .insert(memberReportVersion)
    .values({ ...of, ...report, ...counts })
    .returning()
  if (!version) throw new Error('not planted')
  return version
}

const all = { text: '', page: 1 }
const who = 'officer of the park'

/** Sends the report of any organisation as an officer. */
const sender =
  ({ as, tries }: Registry, periodId: string) =>
  async (organisationId: string, entry = {}, id = newId()) => {
    const of = { organisationId, periodId }
    const first = { openingTotal: 5, openingReason: 'Quyết định', officialMembers: 5, femaleMembers: 1 }
    const result = await tries('officer', (db) => sendReport(db, id, of, submission({ ...first, ...entry })))
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    const version = await as('officer', (db) => findVersion(db, id))
    if (!version) throw new Error('sent and not there')
    return version
  }

test('expected is who lived in the period: those that began in it, and those that ended', () =>
  inRegistry(async (registry) => {
    const { db, as, cell, committee } = registry
    const ids = await plantOrganisations(registry)
    const [may, april] = [await plantPeriod(db), await plantPeriod(db, '2024-04-01')]
    const { rows, total } = await as(who, (db) => listMatrix(db, { ...all, periodId: may }))
    expect(rows.map(({ name }) => name)).toEqual(['began', 'Chi bộ Công ty Cơ khí Bến Sông', 'ended'])
    expect(total).toBe(3)
    expect(rows.map(({ organisationId }) => organisationId)).not.toContain(committee)
    const outside = () => as(who, async (db) => (await readMatrix(db, { text: '', page: 1, periodId: may })).outside)
    expect(await outside()).toBe(0)
    await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2024-01-01,)' })
    // The cell below the committee is inside; the two that stand alone are not.
    expect(await outside()).toBe(2)
    const cells = await as(who, (db) => listCells(db, [cell, ids.began ?? '', ids.ended ?? ''], [april]))
    expect(new Set(cells.map((one) => one.organisationId))).toEqual(new Set([cell, ids.ended]))
  }))

test('completeness and timeliness, and each number is the count of its rows', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, cell } = registry
    const ids = await plantOrganisations(registry)
    const yesterday = addDays(today(), -1)
    const periodId = await plantPeriod(db, '2024-05-01', { dueOn: '2099-12-31' })
    const send = sender(registry, periodId)
    const own = { openingTotal: null, openingReason: null, officialMembers: null, femaleMembers: null }
    const sent = await send(cell, own)
    const back = { reason: 'Thiếu', fieldNotes: {} }
    expect(await tries('officer', (db) => returnVersion(db, sent, back))).toMatchObject({ ok: true })
    await db.execute(sql`select set_config('sobo.reason', 'Khác', true)`)
    await db.update(period).set({ dueOn: yesterday, version: 2 }).where(eq(period.id, periodId))
    const late = await send(ids.began ?? '')
    expect(await tries('officer', (db) => confirmVersion(db, late))).toMatchObject({ ok: true })
    const again = await send(cell, own)
    expect(again.isLate).toBe(false)

    const counted = await as(who, (db) => findCompleteness(db, periodId, registry.park))
    expect(counted).toEqual({
      expected: 3,
      submitted: 2,
      onTime: 1,
      late: 1,
      missing: 1,
      waiting: 1,
      returned: 0,
      confirmed: 1,
    })
    const rowsOf = async (standing: ReportWish) =>
      (await as(who, (db) => listMatrix(db, { ...all, periodId, standing }))).rows.map(({ name }) => name)
    const cellName = 'Chi bộ Công ty Cơ khí Bến Sông'
    expect(await rowsOf('sent')).toEqual(['began', cellName])
    expect(await rowsOf('on-time')).toEqual([cellName])
    expect(await rowsOf('late')).toEqual(['began'])
    expect(await rowsOf('unsent')).toEqual(['ended'])
    expect(await rowsOf('submitted')).toEqual([cellName])
    expect(await rowsOf('official')).toEqual(['began'])
    expect(await rowsOf('one-person')).toEqual(['began'])
    expect(await rowsOf('after-lock')).toEqual([])
  }))

test('what waits is found in the order of the matrix, by whom it waits for', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    const ids = await plantOrganisations(registry)
    const periodId = await plantPeriod(db)
    const send = sender(registry, periodId)
    const first = await send(ids.began ?? '')
    const own = { openingTotal: null, openingReason: null, officialMembers: null, femaleMembers: null }
    const second = await send(cell, own)
    const places = (who: Parameters<typeof as>[0]) => as(who, (db) => listPlaces(db, { ...all, periodId }))
    const both = [first, second].map(({ reportId }) => ({
      id: reportId,
      isShown: true,
      waits: true,
      isHeld: false,
      isPlain: true,
    }))
    const not = { waits: false, isPlain: false }
    expect(await places('officer of the park')).toEqual(both)
    expect(await places('leader')).toEqual(both.map((place) => ({ ...place, ...not })))
    expect(await places('secretary of the committee')).toEqual(both.slice(1))
    expect(await places('secretary of the cell')).toEqual([{ ...both[1], ...not }])
    const waiting = await as(who, listWaitingPeriods)
    expect(waiting).toContainEqual({ periodId, isHeld: false, count: 2 })

    await as('officer', (db) => confirmVersion(db, first))
    const shown = await as(who, (db) => listPlaces(db, { ...all, periodId, standing: 'submitted' }))
    expect(shown.map(({ isShown, waits }) => [isShown, waits])).toEqual([
      [false, false],
      [true, true],
    ])
  }))

test('what waits when a period is locked is held there, until it is opened to it again', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    const ids = await plantOrganisations(registry)
    const periodId = await plantPeriod(db)
    const send = sender(registry, periodId)
    await send(ids.began ?? '')
    const own = { openingTotal: null, openingReason: null, officialMembers: null, femaleMembers: null }
    const { reportId } = await send(cell, own)
    const held = async () => (await as(who, (db) => listPlaces(db, { ...all, periodId }))).map((one) => one.isHeld)
    const waiting = async () => (await as(who, listWaitingPeriods)).filter((one) => one.periodId === periodId)
    const matrix = async () => (await as(who, (db) => listMatrix(db, { ...all, periodId }))).rows
    expect(await held()).toEqual([false, false])
    await lock(db, periodId)
    expect(await held()).toEqual([true, true])
    expect(await waiting()).toEqual([{ periodId, isHeld: true, count: 2 }])
    expect((await matrix()).map(({ canEnter }) => canEnter)).toEqual([false, false, false])

    await grant(db, { periodId, organisationId: cell })
    expect(await waiting()).toEqual([
      { periodId, isHeld: false, count: 1 },
      { periodId, isHeld: true, count: 1 },
    ])
    expect((await matrix()).flatMap((row) => (row.canEnter ? row.reportId : []))).toEqual([reportId])
  }))

test('a reviewer sees who sent it, the usual range, what differs; a late change of secretary is marked', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, cell, people } = registry
    for (const month of ['01', '02', '03', '04']) {
      const periodId = await plantPeriod(db, `2025-${month}-01`)
      const id = newId()
      const of = { organisationId: cell, periodId }
      await tries('secretary of the cell', (db) => sendReport(db, id, of, submission()))
      const version = await as('officer', (db) => findVersion(db, id))
      await as('officer', (db) => confirmVersion(db, { id, sha256: version?.sha256 ?? '' }))
    }
    const periodId = await plantPeriod(db, '2025-05-01')
    const [id, of] = [newId(), { organisationId: cell, periodId }]
    const entry = { admitted: 9, note: 'Nhận cả phân xưởng' }
    await tries('secretary of the cell', (db) => sendReport(db, id, of, submission(entry)))
    const version = await as('officer', (db) => findVersion(db, id))
    const review = (who: Parameters<typeof as>[0]) => as(who, (db) => findReview(db, version?.reportId ?? ''))

    const seen = await review('officer of the park')
    expect(seen?.signatures.get(id)?.sender).toMatch(/^Lê Văn An – secretary: Chi bộ/)
    expect(seen?.usualOf('closingTotal')).toEqual({ least: 8, most: 16 })
    expect(seen?.latest).toMatchObject({
      closingTotal: 21,
      ruleResults: expect.arrayContaining([expect.objectContaining({ rule: 'usual' })]),
    })
    expect(seen?.signatures.get(id)?.sentAfterMandate).toBe(false)

    await db.execute(sql`select set_config('sobo.reason', 'Khác', true)`)
    await db
      .update(mandate)
      .set({ valid: '[2022-01-01,2025-01-01)', endReason: 'other' })
      .where(eq(mandate.organisationId, cell))
    expect((await review('leader'))?.signatures.get(id)?.sentAfterMandate).toBe(true)
    expect(people['secretary of the cell'].accountId).toBe(version?.submittedBy)

    await tries('officer', (db) => confirmVersion(db, { id, sha256: version?.sha256 ?? '' }))
    const correction = { of: id, reason: 'Ghi nhầm' }
    await tries('officer', (db) => sendReport(db, newId(), of, submission({ ...entry, admitted: 8 }, { correction })))
    const after = await review('leader')
    expect(after?.official?.id).toBe(id)
    expect(after?.differences.map((one) => 'line' in one && one.line)).toContain('admitted')
  }))

test('all of the filter that can be confirmed together are counted and listed, and each other says why not', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, cell } = registry
    const periodId = await plantPeriod(db)
    const send = sender(registry, periodId)
    const versions: { id: string; sha256: string; organisationId: string }[] = []
    for (let at = 0; at < 55; at += 1) {
      const organisationId = await plantOrganisation(db, park, `Chi bộ số ${100 + at}`, registry.committee)
      versions.push(await plantWaiting(db, { organisationId, periodId }))
    }
    const [warned, asked, ...plain] = versions
    if (!warned || !asked) throw new Error('not sent')
    const again = await send(warned.organisationId, { admitted: 40, note: 'Nhận cả phân xưởng' })
    const [id, of] = [newId(), { organisationId: cell, periodId }]
    await tries('officer', (db) => sendReport(db, id, of, submission()))
    const official = await as('officer', (db) => findVersion(db, id))
    await tries('officer', (db) => confirmVersion(db, { id, sha256: official?.sha256 ?? '' }))
    const correction = { of: id, reason: 'Ghi nhầm' }
    await tries('officer', (db) => sendReport(db, newId(), of, submission({ admitted: 1 }, { correction })))
    await db.insert(correctionRequest).values({
      organisationId: asked.organisationId,
      periodId,
      shownTotal: 5,
      claimedTotal: 6,
      message: 'Thiếu một người',
      requestedBy: registry.people['secretary of the cell'].accountId,
    })

    const filter = { ...all, periodId, standing: 'submitted' as const }
    const countPlain = async (one: Parameters<typeof as>[0]) =>
      (await as(one, (db) => listPlaces(db, filter))).filter(({ isPlain }) => isPlain).length
    const reasons = async () => {
      const pages = await Promise.all([1, 2, 3].map((page) => as(who, (db) => listMatrix(db, { ...filter, page }))))
      const rows = pages.flatMap((one) => one.rows)
      return rows.flatMap(({ name, heldBackBy }) => (heldBackBy ? [[name, heldBackBy]] : []))
    }
    expect(await countPlain(who)).toBe(53)
    expect((await as(who, (db) => readMatrix(db, filter))).plain).toBe(53)
    expect((await as(who, (db) => listPlain(db, filter))).map(({ id }) => id)).toEqual(plain.map(({ id }) => id))
    expect(await reasons()).toEqual([
      ['Chi bộ Công ty Cơ khí Bến Sông', 'correction'],
      ['Chi bộ số 100', 'warnings'],
      ['Chi bộ số 101', 'request'],
    ])
    for (const person of ['officer of the park next door', 'leader', 'inspector', 'secretary of the cell'] as const)
      expect(await countPlain(person), person).toBe(0)

    const chosen = await as(who, (db) => listConfirmable(db, [again.id, asked.id]))
    expect(chosen.map(({ isPlain }) => isPlain)).toEqual([false, false])
    expect(await tries(who, (db) => confirmSeveral(db, [...plain.slice(0, 2), again, asked]))).toMatchObject({
      problem: {
        fields: { [again.id]: { key: 'report-has-warnings' }, [asked.id]: { key: 'report-has-request' } },
      },
    })
    expect(await countPlain(who)).toBe(53)
    const some = plain.slice(0, 3)
    expect(await tries(who, (db) => confirmSeveral(db, some))).toEqual({ ok: true, value: { count: 3 } })
    expect(await countPlain(who)).toBe(50)
  }))
