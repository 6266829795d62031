import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../record/id'
import { refusalOf } from '../testing/acting'
import { cycleOf, says } from '../testing/one-cycle'
import { grant, lock, plantPeriod, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { findCircumstances } from './circumstances'
import { confirmVersion, returnVersion } from './decide'
import { findLatest, findOfficial } from './queries'
import { memberReportVersion } from './record'
import { submitReport } from './submit'

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

test('what was sent never changes', async () => {
  await inRegistry(async (registry) => {
    const { db } = registry
    const { send } = await cycleOf(registry)
    const first = await send('secretary of the cell', { admitted: 1 })
    expect(first.result).toMatchObject({ ok: true })
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

test('the hash of a version sent before parts were asked is what it was', async () => {
  const version = {
    ...{ id: newId(), report_id: of(2), organisation_id: of(3), period_id: of(4), number: 1, state: 'submitted' },
    ...{ opening_total: 12, carried_adjustment: 0, admitted: 1, became_official: 0, transferred_in: 0 },
    ...{ other_increase: 0, event_increase: 0, transferred_out: 0, left_party: 0, died: 0, other_decrease: 0 },
    ...{ event_decrease: 0, closing_total: 13, official_members: 11, probationary_members: 2, female_members: 4 },
    ...{ note: 'Kết nạp', split: {}, transfers: [{ direction: 'in', organisationId: of(5), members: 1 }] },
    rule_results: [],
  }
  await inRegistry(async ({ db }) => {
    const hashOf = async (version: object) => {
      const [found] = await db.execute<{ hash: string }>(
        sql`select report_hash(jsonb_populate_record(null::member_report_version, ${JSON.stringify(version)}::jsonb)) as hash`,
      )
      return found?.hash
    }
    // Computed by the program as it was before.
    const before = '297480177ec3796248ec93e1952c3b38f7c127656363169da47e8c573fd894a4'
    expect(await hashOf(version)).toBe(before)
    expect(await hashOf({ ...version, parts: { admitted: { female: 1 } } })).not.toBe(before)
  })
})

const of = (n: number) => `01900000-0000-7000-8000-00000000000${n}`

test('the parts of a line are kept with the version, and never exceed their line', async () => {
  await inRegistry(async (registry) => {
    const { db, tries, as } = registry
    const { of, sent } = await cycleOf(registry)
    const parts = { admitted: { female: 1 } }
    const version = await sent('secretary of the cell', { admitted: 1, parts })
    expect(version).toMatchObject({ officialMembers: 11, probationaryMembers: 2, femaleMembers: 5, parts })
    const beyond = (parts: object) =>
      refusalOf(db, (db) => db.insert(memberReportVersion).values({ ...version, id: newId(), parts }))
    expect(await beyond({ admitted: { female: 2 } })).toBe('23514')
    expect(await beyond({ carriedAdjustment: { female: 1 } })).toBe('23514')

    const blank = await sent('secretary of the cell', { transferredOut: 1 })
    expect(blank).toMatchObject({ officialMembers: null, probationaryMembers: null, femaleMembers: null, parts: null })
    await tries('officer', (db) => confirmVersion(db, blank))
    const june = { ...of, periodId: await plantPeriod(db, '2024-06-01') }
    const found = await as('officer', (db) => findCircumstances(db, june.organisationId, june.periodId))
    expect(found?.begins).toMatchObject({ opening: 11, probationaryMembers: null, femaleMembers: null })
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
