import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { correctionRequest } from '../correction-request/record'
import { event, eventOrganisation } from '../event/record'
import { returnVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import { organisationState } from '../organisation/record'
import { newId } from '../record/id'
import { spied } from '../testing/costs'
import { confirmReport, lock, plantOrganisation, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { type CycleTask, cycleTasks } from './cycle-tasks'
import { countTasks, countWaiting, listTask } from './tasks'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Who = Parameters<Registry['as']>[0]
const codes = Object.keys(cycleTasks) as CycleTask[]

/** The rows of a task with this name and the period "Rà soát", which the test has planted. */
const rowsOf = ({ as }: Registry, who: Who, code: CycleTask, name: string) =>
  as(who, async (db) => {
    const { rows, total } = await listTask(db, code, 1)
    expect((await countTasks(db, [code]))[0]?.count).toBe(total)
    return rows.filter((row) => row.name.includes(name) && row.periodName === 'Rà soát')
  })

test('a report is late, waits, is returned, and is settled', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, cell } = registry
    const of = { organisationId: cell, periodId: await plantPeriod(db, '2024-05-01', { dueOn: '2024-06-05' }) }
    const seen = async (who: Who) => {
      const found: [CycleTask, string, string | null][] = []
      for (const code of codes)
        for (const { record, on } of await rowsOf(registry, who, code, 'Cơ khí Bến Sông'))
          found.push([code, record, on])
      return found
    }
    const officer = 'officer of the park'
    expect(await seen(officer)).toEqual([['report-late', 'report', '2024-06-05']])
    const late = await rowsOf(registry, officer, 'report-late', 'Cơ khí Bến Sông')
    expect(late).toMatchObject([{ id: `${cell}/${of.periodId}`, periodName: 'Rà soát', periodStartsOn: '2024-05-01' }])

    const id = newId()
    await tries('secretary of the cell', (db) => sendReport(db, id, of, submission()))
    const today = await as(
      officer,
      async (db) => (await db.execute<{ day: string }>(sql`select today()::text as day`))[0]?.day,
    )
    expect(await seen(officer)).toEqual([['report-waiting', 'member_report', today]])
    expect(await seen('secretary of the committee')).toEqual([['report-waiting', 'member_report', today]])
    expect(await seen('secretary of the cell')).toEqual([])
    expect(await seen('officer of the park next door')).toEqual([])
    const told = (who: Who) => as(who, (db) => countWaiting(db, ['report-waiting', 'correction-open']))
    const { 'correction-open': open = 0 } = await told(officer)
    expect([open, (await told('officer of the park next door'))['report-waiting']]).toEqual([1, 0])
    expect(await told(officer)).toEqual({ 'report-waiting': 1, 'correction-open': open })

    const version = await as(officer, (db) => findVersion(db, id))
    if (version) await tries(officer, (db) => returnVersion(db, version, { reason: 'Chưa khớp', fieldNotes: {} }))
    expect(await seen(officer)).toEqual([['report-returned', 'member_report', today]])
    await confirmReport(registry, cell, of.periodId)
    expect(await seen(officer)).toEqual([])
  }))

test('the frame asks for what waits in one statement, and for nothing in none', () =>
  inRegistry(async ({ db }) => {
    const [spy, asked] = spied(db)
    await countWaiting(spy, [])
    expect(asked).toEqual([])
    await countWaiting(spy, ['report-waiting', 'correction-open', 'reopening-waiting'])
    expect(asked).toHaveLength(1)
  }))

test('a locked period asks nobody for anything but for what was sent and waits', () =>
  inRegistry(async (registry) => {
    const { db, tries, cell } = registry
    const periodId = await plantPeriod(db, '2024-05-01', { dueOn: '2024-06-05' })
    expect(await rowsOf(registry, 'officer of the park', 'report-late', 'Cơ khí Bến Sông')).toHaveLength(1)
    await lock(db, periodId)
    expect(await rowsOf(registry, 'officer of the park', 'report-late', 'Cơ khí Bến Sông')).toEqual([])
    const of = { organisationId: cell, periodId: await plantPeriod(db, '2024-06-01') }
    await tries('secretary of the cell', (db) => sendReport(db, newId(), of, submission()))
    await lock(db, of.periodId)
    expect(await rowsOf(registry, 'officer of the park', 'report-waiting', 'Cơ khí Bến Sông')).toHaveLength(1)
  }))

test('who ended within a period owes a closing report, which leaves nobody; a committee that ended owes none', () =>
  inRegistry(async (registry) => {
    const { db, as, tries, park, committee } = registry
    const ending = await plantOrganisation(db, park, 'Chi bộ Sắp Hết', committee)
    const branch = await plantOrganisation(db, park, 'Đảng bộ Sắp Hết', committee, '[2022-01-01,2024-06-10)')
    await plantOrganisation(db, park, 'Chi bộ Dưới', branch, '[2022-01-01,2024-06-10)')
    const [may, june] = [await plantPeriod(db, '2024-05-01'), await plantPeriod(db, '2024-06-01')]
    await confirmReport(registry, ending, may)
    await db.execute(sql`select set_config('sobo.reason', 'Khác', true)`)
    await db
      .update(organisationState)
      .set({ valid: '[2022-01-01,2024-06-10)' })
      .where(eq(organisationState.organisationId, ending))
    const owed = async () =>
      (await rowsOf(registry, 'officer of the park', 'closing-owed', 'Hết')).map(({ id, on }) => [id, on])
    expect(await owed()).toEqual([[`${ending}/${june}`, '2024-06-09']])

    const of = { organisationId: ending, periodId: june }
    const send = (entry: object) => tries('officer', (db) => sendReport(db, newId(), of, submission(entry)))
    expect(await send({ transferredOut: 4 })).toMatchObject({
      problem: { fields: { transferredOut: { key: 'v21', values: { count: 6 } } } },
    })
    expect(await send({ transferredOut: 10, note: 'chuyển về nơi cư trú' })).toMatchObject({ ok: true })
    expect(await owed()).toEqual([])
    expect(
      await tries('officer', (db) => sendReport(db, newId(), { organisationId: branch, periodId: june }, submission())),
    ).toMatchObject({
      problem: { fields: { organisationId: { key: 'has-subordinates' } } },
    })
    const judged = as('officer', (db) =>
      db.execute(sql`insert into member_report_version (id, report_id, organisation_id, period_id, previous_id, opening_total,
          closing_total, official_members, probationary_members, female_members)
        select uuidv7(), m.id, m.organisation_id, m.period_id, b.previous_id, b.opening, b.opening, b.opening, 0, 0
        from member_report m cross join report_opening(m.organisation_id, m.period_id) b
        where m.organisation_id = ${ending} and m.period_id = ${june}`),
    )
    await expect(judged).rejects.toMatchObject({ cause: { constraint_name: 'member_report_v21' } })
  }))

test('a doubted opening waits for an answer, an overdue transfer for its other side', () =>
  inRegistry(async (registry) => {
    const { db, cell, park, committee, people } = registry
    const may = await plantPeriod(db)
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const requestedBy = people['secretary of the cell'].accountId
    const [request] = await db
      .insert(correctionRequest)
      .values({
        organisationId: cell,
        periodId: may,
        shownTotal: 12,
        claimedTotal: 13,
        message: 'Thiếu một người',
        requestedBy,
      })
      .returning()
    const asked = await rowsOf(registry, 'officer of the park', 'correction-open', 'Cơ khí Bến Sông')
    expect(asked).toMatchObject([{ id: request?.id, record: 'correction_request' }])
    await confirmReport(registry, cell, may, { transferredOut: 1 }, [
      { direction: 'out', organisationId: second, members: 1 },
    ])
    expect(await rowsOf(registry, 'officer of the park', 'transfer-overdue', 'Chi bộ Hai')).toMatchObject([
      { id: second, record: 'organisation', name: 'Chi bộ Công ty Cơ khí Bến Sông → Chi bộ Hai (1)', on: '2024-08-20' },
    ])
  }))

test('an event that moved members wants their number while its period is open', () =>
  inRegistry(async (registry) => {
    const { db, as, park, cell, committee } = registry
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const may = await plantPeriod(db)
    const id = newId()
    await db.insert(event).values({ id, unitId: park, kind: 'split_off', effectiveOn: '2024-05-10' })
    await db.insert(eventOrganisation).values([
      { eventId: id, organisationId: cell, part: 'subject' },
      { eventId: id, organisationId: second, part: 'successor', members: 3 },
    ])
    const waiting = async () =>
      (await as('officer of the park', (db) => listTask(db, 'event-members', 1))).rows.map((row) => row.id)
    expect(await waiting()).toContain(id)
    await db.update(eventOrganisation).set({ members: 3 }).where(eq(eventOrganisation.organisationId, cell))
    expect(await waiting()).not.toContain(id)
    await db.update(eventOrganisation).set({ members: null }).where(eq(eventOrganisation.organisationId, second))
    expect(await waiting()).toContain(id)
    await lock(db, may)
    expect(await waiting()).not.toContain(id)
  }))
