import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { addDays, today } from '../../core/date'
import type { Result } from '../../core/result'
import { confirmVersion, returnVersion } from '../member-report/decide'
import { lockPeriod } from '../period/lock'
import { newId } from '../record/id'
import { askReopening, grantReopening, revokeReopening } from '../reopening/commands'
import {
  beginningOf,
  isWritable,
  latestOf,
  type Model,
  mayDecide,
  mayReport,
  officialOf,
  type Sent,
  stillBegins,
} from './cycle-model'
import { sendReport, submission } from './reports'
import type { Person } from './seed'
import type { inRegistry } from './stories'

export type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
export type World = {
  registry: Registry
  model: Model
  cells: string[]
  periods: string[]
  /** Number of versions written into locked periods under a grant. */
  under: number
  /** Confirmations refused because an opening had moved. */
  moved: number
}
/** `settle` applies the step to the model; null if the model expects a refusal. `writes`: expected audit entries. */
export type Outcome = {
  who: Person
  result: Result<unknown>
  settle: (() => void) | null
  writes: Record<string, string[]>
}

/** Actors: with weight 4 those who may, so that sequences make progress; with weight 1 any. */
const of = (...often: Person[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...often) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Person>(
        'inspector',
        'leader',
        'officer',
        'secretary of the cell',
        'secretary of the committee',
      ),
    },
  )
const senders = of('officer', 'officer of the park', 'secretary of the cell')
const deciders = of('officer', 'officer of the park', 'secretary of the committee')
const officers = of('officer', 'officer of the park', 'leader')
const leaders = of('leader')
const cell = fc.nat(1)
const period = fc.constantFrom(0, 0, 1, 1, 2, 3)
/** The step concerns the nth latest version or grant. */
const nth = fc.constantFrom(0, 0, 0, 1, 2)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('send' as const),
      who: senders,
      cell,
      period,
      admitted: fc.nat(2),
      left: fc.nat(2),
      corrects: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom('confirm' as const, 'confirm' as const, 'return' as const),
      who: deciders,
      nth,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('lock' as const), who: leaders, period }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('ask' as const), who: officers, cell: fc.option(cell), period }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('grant' as const, 'grant' as const, 'revoke' as const),
      who: leaders,
      nth,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('expired' as const), period }) },
)
export type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** Typical groups of steps, without which random sequences rarely get to corrections under grants and adjustments. */
const sent = { act: 'send' as const, left: 0, corrects: true }
const reported = fc
  .record({ who: senders, by: deciders, cell, period, admitted: fc.nat(2) })
  .map(({ by, ...asked }): Step[] => [
    { ...sent, ...asked },
    { act: 'confirm', who: by, nth: 0 },
  ])
const reopened = fc
  .record({ cell, period, isWhole: fc.boolean(), admitted: fc.nat(2) })
  .map(({ isWhole, ...asked }): Step[] => [
    { act: 'lock', who: 'leader', period: asked.period },
    { act: 'ask', who: 'officer', cell: isWhole ? null : asked.cell, period: asked.period },
    { act: 'grant', who: 'leader', nth: 0 },
    { ...sent, ...asked, who: 'officer' },
    { act: 'confirm', who: 'officer of the park', nth: 0 },
  ])
const carried = fc
  .record({ cell, admitted: fc.tuple(fc.nat(2), fc.nat(2)) })
  .map(({ cell, admitted: [before, after] }): Step[] =>
    ([0, 1, 0, 2] as const).flatMap((period, i): Step[] => [
      { ...sent, who: 'officer', cell, period, admitted: i < 2 ? before : after },
      { act: 'confirm', who: 'officer', nth: 0 },
    ]),
  )
/** While a report waits, the one before it is confirmed, so that the opening of the waiting one has moved. */
const overtaken = fc.record({ cell, admitted: fc.nat(2) }).map(({ cell, admitted }): Step[] => [
  { ...sent, who: 'officer', cell, period: 2, admitted },
  { ...sent, who: 'officer', cell, period: 1, admitted },
  { act: 'confirm', who: 'officer', nth: 0 },
  { act: 'confirm', who: 'officer', nth: 1 },
])
export const life = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: step.map((one) => [one]) },
      { weight: 4, arbitrary: reported },
      { weight: 1, arbitrary: reopened },
      { weight: 1, arbitrary: carried },
      { weight: 1, arbitrary: overtaken },
    ),
    { minLength: 14, maxLength: 18, size: 'max' },
  )
  .map((parts) => parts.flat())

/** Runs a step on the database, and returns its result with what the model expects. Null if it does not apply. */
export async function lived(
  { registry, model, cells, periods }: World,
  step: Exclude<Step, { act: 'expired' }>,
): Promise<Outcome | null> {
  const { tries, db } = registry
  const { who } = step
  const table = (name: string, id: string) => `${name} ${id}`
  if (step.act === 'send') {
    const of = { organisationId: cells[step.cell] ?? '', periodId: periods[step.period] ?? '' }
    const official = officialOf(model, step.cell, step.period)
    const corrects = step.corrects ? official : null
    const correction = corrects ? { of: corrects.id, reason: 'Đếm lại' } : undefined
    const begins = beginningOf(model, step.cell, step.period)
    const net = step.admitted - step.left
    const id = newId()
    // A note of its own: what repeats a waiting version makes none.
    const entry = { admitted: step.admitted, leftParty: step.left, note: `ghi chú ${id}` }
    const result = await tries(who, (db) => sendReport(db, id, of, submission(entry, { correction })))
    const may =
      mayReport(who, step.cell, corrects) &&
      isWritable(model, step.cell, step.period) &&
      official === corrects &&
      begins.opening + begins.adjustment + net >= 0
    const number = (latestOf(model, step.cell, step.period)?.number ?? 0) + 1
    const [row] = await db.execute<{ sha256: string }>(sql`select sha256 from member_report_version where id = ${id}`)
    const sent: Sent = {
      ...{
        id,
        number,
        corrects,
        net,
        cell: step.cell,
        period: step.period,
        state: 'submitted',
        sha256: row?.sha256 ?? '',
      },
      ...begins,
    }
    return {
      who,
      result,
      settle: may ? () => model.sent.push(sent) : null,
      writes: { submit: [table('member_report_version', id)] },
    }
  }
  if (step.act === 'confirm' || step.act === 'return') {
    const one = model.sent.at(-1 - step.nth)
    if (!one) return null
    const { act } = step
    const at = { id: one.id, sha256: one.sha256 }
    const result = await tries(who, (db) =>
      act === 'confirm'
        ? confirmVersion(db, at)
        : returnVersion(db, at, { reason: 'Xem lại', fieldNotes: { admitted: 'số?' } }),
    )
    const may =
      mayDecide(who) &&
      isWritable(model, one.cell, one.period) &&
      one.state === 'submitted' &&
      latestOf(model, one.cell, one.period) === one &&
      (act === 'return' || stillBegins(model, one))
    const settle = () => {
      one.state = act === 'confirm' ? 'confirmed' : 'returned'
    }
    return { who, result, settle: may ? settle : null, writes: { [act]: [table('member_report_version', one.id)] } }
  }
  if (step.act === 'lock') {
    const id = periods[step.period] ?? ''
    const result = await tries(who, (db) => lockPeriod(db, { id, version: 1 }), { reason: 'Chốt số liệu' })
    const may = who === 'leader' && !model.locked.has(step.period)
    return {
      who,
      result,
      settle: may ? () => model.locked.add(step.period) : null,
      writes: { lock: [table('period', id)] },
    }
  }
  if (step.act === 'ask') {
    const id = newId()
    const locked = [...model.locked]
    const period = locked.includes(step.period) ? step.period : (locked[step.period % locked.length] ?? step.period)
    const scope = {
      organisationId: step.cell === null ? null : (cells[step.cell] ?? ''),
      enterpriseId: null,
      unitId: null,
    }
    const asked = {
      ...scope,
      isWhole: step.cell === null,
      periodId: periods[period] ?? '',
      requestReason: 'Sửa lỗi nhập',
    }
    const result = await tries(who, (db) => askReopening(db, id, asked))
    const may =
      model.locked.has(period) &&
      (who === 'officer' || who === 'leader' || (who === 'officer of the park' && step.cell !== null))
    const settle = () => model.grants.push({ id, cell: step.cell, period, state: 'asked' })
    return { who, result, settle: may ? settle : null, writes: { ask: [table('reopening', id)] } }
  }
  const one = model.grants.at(-1 - step.nth)
  if (!one) return null
  const isGrant = step.act === 'grant'
  const result = await tries(who, (db) =>
    isGrant
      ? grantReopening(db, one.id, { expiresOn: addDays(today(), 7), decisionNote: null })
      : revokeReopening(db, one.id, 'Đã đủ'),
  )
  const may = who === 'leader' && one.state === (isGrant ? 'asked' : 'live')
  const settle = () => {
    one.state = isGrant ? 'live' : 'over'
  }
  return {
    who,
    result,
    settle: may ? settle : null,
    writes: { [isGrant ? 'reopen' : 'revoke']: [table('reopening', one.id)] },
  }
}
