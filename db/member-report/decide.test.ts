import { expect, test } from 'vitest'
import type { Result } from '../../core/result'
import { newId } from '../record/id'
import { type Act, asOwner, collide, doing, inParallel, type Stage } from '../testing/races'
import { plantPeriod, sendReport, submission } from '../testing/reports'
import { confirmSeveral, confirmVersion, returnVersion } from './decide'
import { findVersion } from './queries'

type Sent = { id: string; sha256: string }

/** Sends the reports of both cells for one period; both wait for a decision. */
async function bothSent(stage: Stage, entry = {}): Promise<[Sent, Sent]> {
  const { cell, cellNextDoor } = stage.registry
  const periodId = await asOwner(stage, (db) => plantPeriod(db))
  const sent = async (organisationId: string) => {
    const id = newId()
    const of = { organisationId, periodId }
    await doing(stage, {
      who: 'officer',
      does: (db) => sendReport(db, id, of, submission({ admitted: 1, ...entry })),
    })
    return found(stage, id)
  }
  return [await sent(cell), await sent(cellNextDoor)]
}

const found = async (stage: Stage, id: string) => {
  const version = await asOwner(stage, (db) => findVersion(db, id))
  if (!version) throw new Error('sent and not there')
  return version
}
const statesOf = async (stage: Stage, all: Sent[]) =>
  (await Promise.all(all.map(({ id }) => found(stage, id)))).map(({ state }) => state)

const confirms = (at: Sent): Act => ({ who: 'officer', does: (db) => confirmVersion(db, at) })
const returns = (at: Sent): Act => ({
  who: 'officer of the park',
  does: (db) => returnVersion(db, at, { reason: 'Thiếu quyết định', fieldNotes: { admitted: 'Số nào?', died: ' ' } }),
})
const keyOf = (result: Result<unknown> | undefined) =>
  result && !result.ok && result.problem.kind === 'invalid' ? Object.entries(result.problem.fields) : result

test('of two officers at once one decides, and the other is told who and what', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const [one] = await bothSent(stage)
    const [first, second] = await collide(stage, confirms(one), returns(one))
    expect(first).toMatchObject({ ok: true })
    expect(keyOf(second)).toEqual([
      [
        'decision',
        expect.objectContaining({
          key: 'report-confirmed-by',
          values: expect.objectContaining({ who: 'Nguyễn Thị Lan' }),
        }),
      ],
    ])
    expect(await found(stage, one.id)).toMatchObject({ state: 'confirmed', returnReason: null, fieldNotes: null })
  })
})

test('several are confirmed each by its own decision, or none of them', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const all = await bothSent(stage)
    const [one, other] = all
    const together: Act = { who: 'officer', does: (db) => confirmSeveral(db, all) }
    const [first, second] = await collide(stage, returns(one), together)
    expect(first).toMatchObject({ ok: true })
    expect(keyOf(second)).toEqual([
      [
        one.id,
        expect.objectContaining({ key: 'report-returned-by', values: expect.objectContaining({ who: 'Đỗ Bến Sông' }) }),
      ],
    ])
    expect(await statesOf(stage, all)).toEqual(['returned', 'submitted'])
    expect((await found(stage, one.id)).fieldNotes).toEqual({ admitted: 'Số nào?' })

    expect(await doing(stage, { who: 'officer', does: (db) => confirmSeveral(db, [other]) })).toMatchObject({
      ok: true,
    })
    expect(await statesOf(stage, all)).toEqual(['returned', 'confirmed'])
  })
})

test('two batches at once, in whatever order they were chosen: one wins whole', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const all = await bothSent(stage)
    const batch = (chosen: Sent[]): Act => ({ who: 'officer', does: (db) => confirmSeveral(db, chosen) })
    const [first, second] = await collide(stage, batch(all), batch(all.toReversed()))
    expect(first).toEqual({ ok: true, value: { count: 2 } })
    expect(second).toMatchObject({ ok: false })
    expect(await statesOf(stage, all)).toEqual(['confirmed', 'confirmed'])
  })
})

test('what carries a warning is confirmed alone, and a stale figure not at all', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const [one, other] = await bothSent(stage, { admitted: 40, note: 'Nhận cả phân xưởng' })
    const together: Act = { who: 'officer', does: (db) => confirmSeveral(db, [one, other]) }
    expect(keyOf(await doing(stage, together))).toEqual(
      [one, other].map(({ id }) => [id, { key: 'report-has-warnings' }]),
    )
    const nothing: Act = { who: 'officer', does: (db) => confirmSeveral(db, []) }
    expect(keyOf(await doing(stage, nothing))).toEqual([['decision', { key: 'report-none-chosen' }]])
    expect(await statesOf(stage, [one, other])).toEqual(['submitted', 'submitted'])
    expect(keyOf(await doing(stage, confirms({ ...one, sha256: other.sha256 })))).toEqual([
      ['decision', { key: 'report-not-latest' }],
    ])
    expect(await doing(stage, confirms(one))).toMatchObject({ ok: true })
  })
})
