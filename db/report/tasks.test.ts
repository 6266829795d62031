import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, addMonths, today } from '../../core/date'
import { account } from '../account/record'
import { coverage } from '../coverage/record'
import { enterpriseNote } from '../enterprise/record'
import { mandate } from '../mandate/record'
import { confirmVersion } from '../member-report/decide'
import { findVersion, listReports } from '../member-report/queries'
import { period } from '../period/record'
import { person } from '../person/record'
import { newId } from '../record/id'
import { knownRules } from '../reference/rules'
import { ruleSet } from '../rule-set/record'
import { lock, plantOrganisation, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { countTasks, findLastEndedPeriod, listMissingSettings, listOwnOffices, listTask, type TaskCode } from './tasks'

const codes: TaskCode[] = [
  'nobody-reports',
  'no-secretary',
  'report-missing',
  'split-missing',
  'term-expired',
  'tax-code',
]

const all = { text: '', sort: '', descending: false, page: 1, validOn: undefined }

/** An actor who sees only the planted registry: other rows of the database lie outside the park. */
const inPark = 'officer of the park'

type Counts = Awaited<ReturnType<typeof countTasks>>
const countOf = (counts: Counts, code: TaskCode) => counts.find((one) => one.code === code)?.count

test('an officer counts what waits in the own units, and the rows are exactly those', () =>
  inRegistry(async ({ as, db, cell, riverside, committee }) => {
    const before = await as(inPark, (db) => countTasks(db, codes))
    expect(countOf(before, 'nobody-reports')).toBe(0)
    expect(countOf(before, 'tax-code')).toBe(0)

    await db.execute(sql`select set_config('sobo.reason', 'Khác', true)`)
    const [held] = await db.select().from(mandate).where(eq(mandate.organisationId, cell))
    if (!held) throw new Error('no mandate was planted')
    await db
      .update(mandate)
      .set({ valid: '[2022-01-01,2024-01-01)', endReason: 'other' })
      .where(eq(mandate.id, held.id))
    await db.insert(ruleSet).values(knownRules.filter(({ subject }) => subject === 'term'))
    const termUntil = (termEndsOn: string) =>
      db.update(mandate).set({ termEndsOn }).where(eq(mandate.organisationId, committee))
    await termUntil(addMonths(today(), -11))
    expect(countOf(await as(inPark, (db) => countTasks(db, codes)), 'term-expired'), 'within the grace').toBe(0)
    await termUntil(addMonths(today(), -13))
    await db.update(enterpriseNote).set({ taxCodeReason: 'Chưa có' }).where(eq(enterpriseNote.enterpriseId, riverside))

    const counts = await as(inPark, (db) => countTasks(db, codes))
    for (const code of ['nobody-reports', 'no-secretary', 'term-expired', 'tax-code'] as const)
      expect([code, countOf(counts, code)]).toEqual([code, 1])
    expect(counts.find(({ code }) => code === 'term-expired')?.first).toBe(addMonths(today(), -13))
    const behind = await as(inPark, (db) => listTask(db, 'nobody-reports', 1))
    expect(behind).toMatchObject({ total: 1, rows: [{ id: cell, record: 'organisation' }] })
    const elsewhere = await as('officer of the park next door', (db) => countTasks(db, codes))
    expect(countOf(elsewhere, 'nobody-reports')).toBe(0)
  }))

test('a confirmed report of the last ended period is no longer missing; an incomplete split is told', () =>
  inRegistry(async ({ as, db, cell, riverside, harbour }) => {
    const [periodId, id] = [newId(), newId()]
    const lastDay = addDays(today(), -1)
    const dates = {
      startsOn: addDays(lastDay, -7),
      endsOn: lastDay,
      cutOffOn: lastDay,
      opensOn: lastDay,
      dueOn: lastDay,
    }
    await db.insert(period).values({ id: periodId, kind: 'month', ...dates })
    expect(await as(inPark, findLastEndedPeriod)).toMatchObject({ id: periodId })
    const missing = await as(inPark, (db) => listTask(db, 'report-missing', 1))
    expect(missing.rows.map((row) => row.id)).toEqual([cell])

    const of = { organisationId: cell, periodId }
    const confirm = async (id: string) => {
      const sent = await as(inPark, (db) => findVersion(db, id))
      const done = await as(inPark, (db) => confirmVersion(db, { id, sha256: sent?.sha256 ?? '' }))
      expect(done).toMatchObject({ ok: true })
    }
    const sent = await as('secretary of the cell', (db) => sendReport(db, id, of, submission()))
    expect(sent).toMatchObject({ ok: true })
    const both = () => as(inPark, (db) => countTasks(db, ['report-missing', 'split-missing']))
    expect(countOf(await both(), 'report-missing')).toBe(1)
    await confirm(id)
    expect(await both()).toMatchObject([
      { code: 'report-missing', count: 0 },
      { code: 'split-missing', count: 0 },
    ])
    await db.insert(coverage).values({ organisationId: cell, enterpriseId: harbour, valid: '[2024-01-01,)' })
    const again = newId()
    const corrected = submission({ admitted: 1 }, { split: { [riverside]: 12 }, correction: { of: id, reason: 'Sót' } })
    expect(await as(inPark, (db) => sendReport(db, again, of, corrected))).toMatchObject({ ok: true })
    await confirm(again)
    expect(countOf(await both(), 'split-missing')).toBe(1)
  }))

test('a missing report is one that the lock would miss: of who lived in the period, until it is locked', () =>
  inRegistry(async ({ as, db, park, cell, committee }) => {
    const periodId = newId()
    const [startsOn, endsOn] = [addDays(today(), -8), addDays(today(), -1)]
    const dates = { startsOn, endsOn, cutOffOn: endsOn, opensOn: endsOn, dueOn: endsOn }
    await db.insert(period).values({ id: periodId, kind: 'month', ...dates })
    await plantOrganisation(db, park, 'Chi bộ Hôm Nay', committee, `[${today()},)`)
    const ended = await plantOrganisation(db, park, 'Chi bộ Đã Hết', committee, `[2022-01-01,${addDays(startsOn, 2)})`)

    const missing = () => as(inPark, (db) => listTask(db, 'report-missing', 1))
    const ids = (rows: Iterable<{ id: string }>) => [...rows].map(({ id }) => id).toSorted()
    expect(ids((await missing()).rows)).toEqual([cell, ended].toSorted())
    const unconfirmed = await as(inPark, (db) => listReports(db, { ...all, periodId, unitId: park }))
    expect(unconfirmed.rows.map(({ organisationId }) => organisationId).toSorted()).toEqual(ids((await missing()).rows))
    await lock(db, periodId)
    expect(await missing()).toEqual({ rows: [], total: 0 })
  }))

test('a sheet waits until its password is set; somebody who may report without an account is told', () =>
  inRegistry(async ({ as, db, park, cell, people }) => {
    const { accountId } = people['secretary of the cell']
    const waiting = () => as(inPark, (db) => countTasks(db, ['sheet-pending', 'no-account']))
    expect(countOf(await waiting(), 'sheet-pending')).toBe(0)
    await as(inPark, (db) =>
      db.execute(sql`select issue_enrolment(${accountId}::uuid, sha256(convert_to(${newId()}, 'UTF8')))`),
    )
    expect(countOf(await waiting(), 'sheet-pending')).toBe(1)

    const personId = newId()
    await db.insert(person).values({ id: personId, unitId: park, fullName: 'Hồ Thị Mới' })
    await db
      .insert(mandate)
      .values({ personId, organisationId: cell, position: 'reporter', obtained: 'assigned', valid: '[2024-01-01,)' })
    const found = await as(inPark, (db) => listTask(db, 'no-account', 1))
    expect(found.rows.map(({ name }) => name)).toEqual(['Hồ Thị Mới – Chi bộ Công ty Cơ khí Bến Sông'])
  }))

test('an administrator is told of accounts that can do nothing', () =>
  inRegistry(async ({ as, db }) => {
    const before = await as('administrator', (db) => countTasks(db, ['no-assignment']))
    await db.insert(account).values({ userName: `u${newId().slice(-12)}`, fullName: 'Cao Văn Chờ' })
    const after = await as('administrator', (db) => countTasks(db, ['no-assignment']))
    expect(countOf(after, 'no-assignment')).toBe((countOf(before, 'no-assignment') ?? 0) + 1)
    expect(await as('administrator', listMissingSettings)).not.toContain('office_name')
  }))

test('those who report see the own offices, and the last confirmed count', () =>
  inRegistry(async ({ as, cell }) => {
    const [own, ...others] = await as('secretary of the cell', listOwnOffices)
    expect(others).toEqual([])
    expect(own).toMatchObject({
      organisationId: cell,
      position: 'secretary',
      members: 12,
      reportStartsOn: '2024-03-01',
    })
    expect([...(await as('officer', listOwnOffices))]).toEqual([])
  }))
