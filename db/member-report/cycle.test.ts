import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../record/id'
import { refusalOf } from '../testing/acting'
import { grant, lock, plantPeriod, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { findCircumstances } from './circumstances'
import { confirmVersion, returnVersion } from './decide'
import { findLatest, findOfficial, findVersion } from './queries'
import { memberReportVersion } from './record'
import { submitReport } from './submit'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Who = Parameters<Registry['tries']>[0]

/** Plants a period and returns functions that send the cell's report for it; `sent` also returns the version. */
async function cycleOf({ db, cell, tries, as }: Registry, startsOn?: string) {
  const of = { organisationId: cell, periodId: await plantPeriod(db, startsOn) }
  const send = async (who: Who, entry = {}, wish = {}, id = newId()) => {
    const result = await tries(who, (db) => submitReport(db, id, of, submission(entry, wish)))
    return { result, id }
  }
  const sent = async (who: Who, entry = {}, wish = {}) => {
    const { result } = await send(who, entry, wish)
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    const version = await as(who, (db) => findVersion(db, result.value.id))
    if (!version) throw new Error('sent and not there')
    return version
  }
  return { of, send, sent }
}

const says = (key: string) => ({
  ok: false,
  problem: { kind: 'invalid', fields: expect.objectContaining({ decision: { key } }) },
})

/** The failure of a second decision: the planted officer has returned the report before. */
const returnedBefore = {
  ok: false,
  problem: {
    kind: 'invalid',
    fields: {
      decision: {
        key: 'report-returned-by',
        values: { who: 'Nguyễn Thị Lan', at: expect.stringMatching(/^\d\d:\d\d \d\d\/\d\d\/\d{4}$/) },
      },
    },
  },
}

test('a secretary sends, an officer confirms: the confirmed version is the official value', async () => {
  await inRegistry(async (registry) => {
    const { tries, as } = registry
    const { sent } = await cycleOf(registry)
    const version = await sent('secretary of the cell', { admitted: 1 })
    expect(version).toMatchObject({ number: 1, state: 'submitted', openingTotal: 12, closingTotal: 13, isLate: false })
    expect(version.submittedBy).toBe(registry.people['secretary of the cell'].accountId)
    expect(await as('leader', (db) => findOfficial(db, version.reportId))).toBeNull()

    const confirmed = await tries('officer of the park', (db) => confirmVersion(db, version))
    expect(confirmed).toMatchObject({ ok: true })
    expect(await as('leader', (db) => findOfficial(db, version.reportId))).toMatchObject({
      id: version.id,
      decidedBy: registry.people['officer of the park'].accountId,
    })
  })
})

test('sent twice with one id it is one version; what was sent never changes', async () => {
  await inRegistry(async (registry) => {
    const { db } = registry
    const { send } = await cycleOf(registry)
    const first = await send('secretary of the cell', { admitted: 1 })
    expect(first.result).toMatchObject({ ok: true })
    expect((await send('secretary of the cell', { admitted: 5 }, {}, first.id)).result).toEqual(first.result)
    await registry.as('officer', async (db) => {
      const change = (values: object) =>
        refusalOf(db, (db) => db.update(memberReportVersion).set(values).where(eq(memberReportVersion.id, first.id)))
      expect(await change({ admitted: 2, closingTotal: 14, officialMembers: 12 })).toBe('42501')
      expect(await change({ sha256: 'x' })).toBe('42501')
      expect(await change({ state: 'returned' })).toMatch(/^23/)
    })
    const [hash] = await db.execute<{ same: boolean }>(
      sql`select sha256 = report_hash(v) as same from member_report_version v where id = ${first.id}`,
    )
    expect(hash?.same).toBe(true)
  })
})

test('a return has a reason and notes at fields; the sender sends again; only the latest is decided, and once', async () => {
  await inRegistry(async (registry) => {
    const { tries, as } = registry
    const { sent, send } = await cycleOf(registry)
    const first = await sent('secretary of the cell', { admitted: 1 })
    const notes = { admitted: 'Quyết định kết nạp ghi tháng sau' }
    const back = (reason: string) => (db: Parameters<typeof returnVersion>[0]) =>
      returnVersion(db, first, { reason, fieldNotes: notes })
    expect(await tries('officer', back(' '))).toMatchObject({ problem: { fields: { returnReason: { key: 'empty' } } } })
    expect(await tries('officer', back('Chưa khớp quyết định'))).toMatchObject({ ok: true })
    expect(await tries('officer of the park', (db) => confirmVersion(db, first))).toEqual(returnedBefore)

    const second = await sent('secretary of the cell')
    const third = await sent('secretary of the cell', { note: 'đã kiểm tra' })
    expect([second.number, third.number]).toEqual([2, 3])
    expect(await tries('officer', (db) => confirmVersion(db, second))).toEqual(says('report-not-latest'))
    expect(await tries('officer', (db) => confirmVersion(db, { ...third, sha256: first.sha256 }))).toEqual(
      says('report-not-latest'),
    )
    expect(await tries('officer', (db) => confirmVersion(db, third))).toMatchObject({ ok: true })
    expect(await tries('officer of the park', (db) => back('muộn')(db))).toEqual(returnedBefore)
    expect((await send('secretary of the cell')).result).toEqual(says('report-confirmed'))
    expect(await as('secretary of the cell', (db) => findLatest(db, first.reportId))).toMatchObject({ id: third.id })
  })
})

test('who may send, and who may decide', async () => {
  await inRegistry(async (registry) => {
    const { tries } = registry
    const { send, sent } = await cycleOf(registry)
    for (const who of ['secretary of the committee', 'leader', 'inspector', 'administrator'] as const)
      expect((await send(who)).result, who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    for (const who of ['secretary of the cell next door', 'officer of the park next door'] as const)
      expect((await send(who)).result, who).toEqual({ ok: false, problem: { kind: 'missing' } })
    const stranger = { onBehalfOf: registry.secretaries.nextDoor }
    expect((await send('officer', {}, stranger)).result).toMatchObject({ problem: { fields: { onBehalfOf: {} } } })
    for (const who of ['officer', 'officer of the park'] as const)
      expect((await send(who)).result, who).toMatchObject({
        problem: { fields: { onBehalfOf: { key: 'on-behalf-needed' } } },
      })
    const version = await sent('officer of the park', {}, { onBehalfOf: registry.secretaries.cell })
    expect(version.onBehalfOf).toBe(registry.secretaries.cell)
    for (const who of ['secretary of the cell', 'leader', 'inspector'] as const)
      expect(await tries(who, (db) => confirmVersion(db, version)), who).toEqual({
        ok: false,
        problem: { kind: 'forbidden' },
      })
    expect(await tries('secretary of the committee', (db) => confirmVersion(db, version))).toMatchObject({ ok: true })
  })
})

test('an officer enters for nobody when nobody is left who reports', async () => {
  await inRegistry(async (registry) => {
    const { db, cell } = registry
    const { sent } = await cycleOf(registry)
    await db.execute(sql`select set_config('sobo.reason', 'thôi giữ chức vụ', true)`)
    await db.execute(sql`update mandate set valid = daterange(lower(valid), '2024-06-01'), version = version + 1
      where organisation_id = ${cell} and valid @> today()`)
    expect(await sent('officer')).toMatchObject({ onBehalfOf: null })
  })
})

test('a report is of the cut-off date, and says until then that the day has not come', async () => {
  await inRegistry(async ({ db, cell, as }) => {
    for (const [month, cutOffOn, isBeforeCutOff] of [
      ['2024-05-01', '2024-05-28', false],
      ['2024-06-01', '2099-06-28', true],
    ] as const) {
      const periodId = await plantPeriod(db, month, { cutOffOn })
      const found = await as('secretary of the cell', (db) => findCircumstances(db, cell, periodId))
      expect(found).toMatchObject({ cutOffOn, isBeforeCutOff })
    }
  })
})

test('a period takes no report before it opens', async () => {
  await inRegistry(async ({ db, cell, tries }) => {
    const of = { organisationId: cell, periodId: await plantPeriod(db, '2024-05-01', { opensOn: '2099-12-01' }) }
    const result = await tries('secretary of the cell', (db) => submitReport(db, newId(), of, submission()))
    expect(result).toMatchObject({ problem: { fields: { periodId: { key: 'period-not-open' } } } })
  })
})

test('the report of a committee is summed, never typed', async () => {
  await inRegistry(async ({ db, tries, committee }) => {
    const of = { organisationId: committee, periodId: await plantPeriod(db) }
    const result = await tries('secretary of the committee', (db) => submitReport(db, newId(), of, submission()))
    expect(result).toMatchObject({ problem: { fields: { organisationId: { key: 'has-subordinates' } } } })
  })
})

test('a locked period takes nothing without a grant, and the row names the grant that let it in', async () => {
  await inRegistry(async (registry) => {
    const { db, tries, cellNextDoor } = registry
    const { of, send, sent } = await cycleOf(registry)
    const waiting = await sent('secretary of the cell', { admitted: 1 })
    await lock(db, of.periodId)
    const locked = { ok: false, problem: { kind: 'locked' } }
    expect((await send('secretary of the cell')).result).toEqual(locked)
    expect(await tries('officer', (db) => confirmVersion(db, waiting))).toEqual(locked)
    await grant(db, { periodId: of.periodId, organisationId: cellNextDoor })
    await grant(db, { periodId: of.periodId, organisationId: of.organisationId, expiresOn: '2024-06-30' })
    expect(await tries('officer', (db) => confirmVersion(db, waiting))).toEqual(locked)
    const id = await grant(db, { periodId: of.periodId, organisationId: of.organisationId })
    expect(await tries('officer', (db) => confirmVersion(db, waiting))).toMatchObject({ ok: true })
    const [under] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from audit where new ->> 'reopening_id' = ${id}`,
    )
    expect(under?.count).toBe(1)
  })
})

test('a grant for the whole period also lets those send who cannot read it', async () => {
  await inRegistry(async (registry) => {
    const { of, send } = await cycleOf(registry)
    await lock(registry.db, of.periodId)
    await grant(registry.db, { periodId: of.periodId })
    expect((await send('secretary of the cell', { admitted: 1 })).result).toMatchObject({ ok: true })
  })
})

test('a correction says what it corrects; the next report carries the difference', async () => {
  await inRegistry(async (registry) => {
    const { tries, as } = registry
    const may = await cycleOf(registry, '2024-05-01')
    const june = await cycleOf(registry, '2024-06-01')
    const july = await cycleOf(registry, '2024-07-01')
    const first = await may.sent('secretary of the cell', { admitted: 1 })
    await tries('officer', (db) => confirmVersion(db, first))
    const next = await june.sent('secretary of the cell', { admitted: 1 })
    await tries('officer', (db) => confirmVersion(db, next))

    const correction = { of: first.id, reason: 'Kết nạp hai đồng chí' }
    const corrected = await may.sent('officer', { admitted: 2 }, { correction })
    expect(await as('officer', (db) => findOfficial(db, first.reportId))).toMatchObject({ id: first.id })
    await tries('officer', (db) => confirmVersion(db, corrected))
    expect(await as('officer', (db) => findOfficial(db, first.reportId))).toMatchObject({
      id: corrected.id,
      correctsId: first.id,
    })
    expect((await may.send('officer', {}, { correction })).result).toEqual(says('report-not-latest'))

    const last = await july.sent('secretary of the cell')
    expect(last).toMatchObject({ openingTotal: 14, carriedAdjustment: 1, closingTotal: 15 })
  })
})

test('a report whose opening moved since it was sent is not confirmed', async () => {
  await inRegistry(async (registry) => {
    const { tries } = registry
    const may = await cycleOf(registry, '2024-05-01')
    const june = await cycleOf(registry, '2024-06-01')
    const late = await june.sent('secretary of the cell')
    const first = await may.sent('secretary of the cell', { admitted: 1 })
    await tries('officer', (db) => confirmVersion(db, first))
    expect(await tries('officer', (db) => confirmVersion(db, late))).toEqual(says('report-opening-moved'))
  })
})
