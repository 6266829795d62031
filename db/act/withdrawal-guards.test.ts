import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok, type Result } from '../../core/result'
import { coverages } from '../coverage/record'
import { enterprises } from '../enterprise/record'
import { event, eventOrganisation, events } from '../event/record'
import { listMatrix } from '../member-report/matrix'
import { correctOrganisation } from '../organisation/commands'
import { findOrganisation } from '../organisation/queries'
import { OrganisationInput, organisationState, organisations } from '../organisation/record'
import { listMissingAtLock } from '../period/queries'
import type { Described } from '../record/described'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { listMissingSinceLock } from '../report/missing'
import { confirmReport, grant, lock, plantOrganisation, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { mayBeginOn } from './first-day'
import { FoundingInput, foundOrganisation } from './found'
import { findWithdrawal, withdrawRecord } from './withdraw'

const because = { reason: 'correction' }
const officer = 'officer'
const keyIn = (result: Result<unknown>) =>
  !result.ok && result.problem.kind === 'invalid' ? Object.values(result.problem.fields)[0]?.key : result.ok

test('nobody withdraws what has reports, what others stand under, or what others rest on', () =>
  inRegistry(async (registry) => {
    const { db, tries, park, committee, cell, cellNextDoor, riverside } = registry
    const waiting = await plantOrganisation(db, park, 'Chi bộ Đang Chờ', committee)
    const above = await plantOrganisation(db, park, 'Đảng bộ Có Chi Bộ', committee)
    await plantOrganisation(db, park, 'Chi bộ Bên Dưới', above)
    const party = await plantOrganisation(db, park, 'Chi bộ Đã Sáp Nhập', committee)
    const eventId = newId()
    await db.insert(event).values({ id: eventId, unitId: park, kind: 'absorbed', effectiveOn: '2024-05-02' })
    await db.insert(eventOrganisation).values([
      { eventId, organisationId: party, part: 'predecessor' },
      { eventId, organisationId: cell, part: 'subject' },
    ])
    const named = await plantOrganisation(db, park, 'Chi bộ Nơi Đến', committee)
    const periodId = await plantPeriod(db)
    await confirmReport(registry, cellNextDoor, periodId, { transferredOut: 1 }, [
      { direction: 'out', organisationId: named, members: 1 },
    ])
    const opening = { openingTotal: 9, openingReason: 'sổ', probationaryMembers: 0, femaleMembers: 0 }
    await tries(officer, (db) => sendReport(db, newId(), { organisationId: waiting, periodId }, submission(opening)))

    for (const [record, id, key] of [
      [organisations, cell, 'withdrawal-confirmed'],
      [organisations, waiting, 'withdrawal-waiting'],
      [organisations, above, 'withdrawal-superior'],
      [organisations, party, 'withdrawal-party'],
      [organisations, named, 'withdrawal-counterpart'],
      [enterprises, riverside, 'withdrawal-used'],
    ] as const) {
      const withdrawn = await tries(officer, (db) => withdrawRecord(db, record, { id, version: 1 }), because)
      expect([key, keyIn(withdrawn)]).toEqual([key, key])
      expect(await registry.as(officer, (db) => findWithdrawal(db, record, id, 'vi'))).toMatchObject({ refusal: key })
    }
  }))

test('where a locked period would change, its page lists what, and a reopening is needed', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, committee, cell, riverside, period } = registry
    const unsent = await plantOrganisation(db, park, 'Chi bộ Chưa Gửi', committee)
    const below = await plantOrganisation(db, park, 'Chi bộ Nhầm Cấp Trên', unsent)
    const periodId = await plantPeriod(db)
    await lock(db, periodId)
    await lock(db, period)
    const [served] = await db.execute<{ id: string }>(
      sql`select id from coverage where organisation_id = ${cell} and enterprise_id = ${riverside}`,
    )
    const withdraw = (record: Described, id: string) =>
      tries(officer, (db) => withdrawRecord(db, record, { id, version: 1 }), because)
    const changes = async (record: Described, id: string) =>
      (await as(officer, (db) => findWithdrawal(db, record, id, 'vi'))).changes

    expect(await changes(organisations, below)).toMatchObject([
      { periodId, change: 'superior', about: 'Chi bộ Chưa Gửi', isGranted: false },
      { periodId, change: 'expected', about: 'Chi bộ Nhầm Cấp Trên', isGranted: false },
      { periodId: period, change: 'superior' },
      { periodId: period, change: 'expected' },
    ])
    expect(keyIn(await withdraw(organisations, below))).toBe('withdrawal-locked')
    expect(await changes(coverages, served?.id ?? '')).toMatchObject([
      { periodId: period, change: 'split', members: 12 },
    ])
    expect(keyIn(await withdraw(coverages, served?.id ?? ''))).toBe('withdrawal-locked')

    for (const id of [periodId, period]) await grant(db, { periodId: id, unitId: park })
    expect((await changes(organisations, below)).every(({ isGranted }) => isGranted)).toBe(true)
    expect(keyIn(await withdraw(organisations, below))).toBe(true)
    expect(keyIn(await withdraw(coverages, served?.id ?? ''))).toBe(true)
    const missed = await as('inspector', (db) => listMissingAtLock(db, periodId))
    expect(missed.map(({ id }) => id)).toContain(below)
  }))

test('an event withdrawn after its period was locked: what was locked stands, and a later report carries the difference', () =>
  inRegistry(async (registry) => {
    const { db, tries, park, cell, cellNextDoor } = registry
    const eventId = newId()
    await db.insert(event).values({ id: eventId, unitId: park, kind: 'split_off', effectiveOn: '2024-05-02' })
    await db.insert(eventOrganisation).values([
      { eventId, organisationId: cellNextDoor, part: 'subject', members: 3 },
      { eventId, organisationId: cell, part: 'successor', members: 3 },
    ])
    const may = await plantPeriod(db)
    await confirmReport(registry, cell, may)
    await lock(db, may)
    const june = await plantPeriod(db, '2024-06-01')
    await confirmReport(registry, cell, june)
    const july = await plantPeriod(db, '2024-07-01')
    const withdraw = () => tries(officer, (db) => withdrawRecord(db, events, { id: eventId, version: 1 }), because)
    const closing = async (periodId: string) =>
      (
        await db.execute(sql`select id, closing_total as closing, event_increase as moved from confirmed_report
        where organisation_id = ${cell} and period_id = ${periodId}`)
      )[0]

    expect(keyIn(await withdraw())).toBe('withdrawal-locked')
    await grant(db, { periodId: may, organisationId: cell })
    expect(keyIn(await withdraw())).toBe(true)
    const locked = await closing(may)
    expect(locked).toMatchObject({ closing: 15, moved: 3 })
    await confirmReport(registry, cell, may, {}, [], { of: String(locked?.id), reason: 'Sự kiện nhập nhầm' })
    expect(await closing(may)).toMatchObject({ closing: 12, moved: 0 })
    expect(await closing(june)).toMatchObject({ closing: 15 })
    const [begins] = await db.execute(sql`select opening, adjustment from report_opening(${cell}, ${july})`)
    expect(begins).toEqual({ opening: 15, adjustment: -3 })
  }))

test('a first day that moves over a locked period needs a reopening of it', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, committee, harbour } = registry
    const id = await plantOrganisation(db, park, 'Chi bộ Ghi Muộn', committee, '[2024-07-01,)')
    const periodId = await plantPeriod(db, '2024-05-01', { asksFigures: true })
    await lock(db, periodId)
    const found = await as(officer, (db) => findOrganisation(db, id))
    const correct = (followedFrom: string) =>
      tries(
        officer,
        (db) => correctOrganisation(db, { id, version: 1 }, OrganisationInput.parse(found), followedFrom),
        because,
      )
    expect(await correct('2024-05-02')).toMatchObject({
      problem: { fields: { followedFrom: { key: 'first-day-locked', records: [{ code: 'period', id: periodId }] } } },
    })
    // The database refuses it, too, whatever the command has checked.
    const moved = await tries(
      officer,
      async (db) => {
        const valid = '[2024-05-02,)'
        await db.update(organisationState).set({ valid }).where(eq(organisationState.organisationId, id))
        return ok(null)
      },
      because,
    )
    expect(keyIn(moved)).toBe('first-day-locked')
    expect(await as(officer, (db) => mayBeginOn(db, harbour, '2024-06-01', 'vi'))).toMatchObject({ ok: false })

    await grant(db, { periodId, organisationId: id })
    expect(await correct('2024-05-02')).toMatchObject({ ok: true })
  }))

test('what is recorded with an earlier day after the lock is named so', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, committee, cell } = registry
    const periodId = await plantPeriod(db)
    await lock(db, periodId)
    const id = newId()
    const founding = { kind: 'grassroots_cell', unitId: park, superiorId: committee, foundedOn: '2024-04-01' }
    const input = FoundingInput.parse({ ...founding, name: 'Chi bộ Ghi Sau Khi Chốt' })
    expect(await tries(officer, (db) => foundOrganisation(db, id, input))).toMatchObject({ ok: true })
    await as(officer, async (db) => {
      expect((await listMissingSinceLock(db, periodId)).map((one) => one.id)).toEqual([id])
      const { rows } = await listMatrix(db, { ...everything, periodId })
      const since = Object.fromEntries(rows.map(({ organisationId, isSinceLock }) => [organisationId, isSinceLock]))
      expect([since[id], since[cell]]).toEqual([true, false])
    })
  }))
