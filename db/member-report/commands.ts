import { and, eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { type At, type Retirement, retireKept, reviseKept } from '../kept'
import { balanced } from './balance'
import { type Circumstances, findCircumstances } from './circumstances'
import { findPreviousReport, findReport, listSplit } from './queries'
import { type MemberReportEntry, memberReport, memberSplit } from './record'

type Of = { organisationId: string; periodId: string }
/** Members by enterprise; what is not in it is not split yet. */
export type Split = Record<string, number>

/**
 * The counts of an organisation for a period, entered and so confirmed by an officer. The opening is the closing
 * before it; only where there is none is it what was typed. Repeating it with the same id enters it once.
 */
export async function enterReport(
  db: Db,
  id: string,
  of: Of,
  { entry, split, confirmedBy }: { entry: MemberReportEntry; split: Split; confirmedBy: string },
): Promise<Result<{ id: string }>> {
  if (await findReport(db, id)) return ok({ id })
  const open = await mayEnter(db, of)
  if (!open.ok) return open
  const { startsOn, endsOn } = open.value
  const counts = await countsIn(db, of.organisationId, startsOn, entry, null)
  if (!counts.ok) return counts
  await db.insert(memberReport).values({ id, ...of, ...counts.value, confirmedAt: sql`now()`, confirmedBy })
  return keepSplit(db, id, of.organisationId, endsOn, counts.value.closingTotal, split)
}

/** Whether a report may be entered for an organisation and a period, and how the two stand; or why not. */
export async function mayEnter(db: Db, of: Of): Promise<Result<Circumstances>> {
  const circumstances = await findCircumstances(db, of.organisationId, of.periodId)
  if (!circumstances) return fail({ kind: 'missing' })
  if (circumstances.isLocked) return fail({ kind: 'locked' })
  if (!circumstances.asksMembers) return invalid('periodId', 'period-asks-no-members')
  if (!circumstances.hasBegun) return invalid('periodId', 'period-not-begun')
  if (!circumstances.lived) return invalid('organisationId', 'organisation-lives')
  if (circumstances.hasSubordinates) return invalid('organisationId', 'has-subordinates')
  const [known] = await db
    .select({ id: memberReport.id })
    .from(memberReport)
    .where(and(eq(memberReport.organisationId, of.organisationId), eq(memberReport.periodId, of.periodId)))
  if (known) return fail({ kind: 'taken', field: 'periodId' })
  return ok(circumstances)
}

/** Puts counts right. Later periods are not rewritten: where they no longer meet, their pages say so. */
export async function reviseReport(
  db: Db,
  at: At,
  entry: MemberReportEntry,
  split: Split,
): Promise<Result<{ id: string }>> {
  const found = await findReport(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (found.lockedAt) return fail({ kind: 'locked' })
  const counts = await countsIn(db, found.organisationId, found.startsOn, entry, found.openingTotal)
  if (!counts.ok) return counts
  const saved = await reviseKept(db, memberReport, at, counts.value)
  if (!saved.ok) return saved
  return keepSplit(db, at.id, found.organisationId, found.endsOn, counts.value.closingTotal, split)
}

export async function retireReport(db: Db, at: At, retirement: Retirement): Promise<Result<At>> {
  const found = await findReport(db, at.id)
  return found?.lockedAt ? fail({ kind: 'locked' }) : retireKept(db, memberReport, at, retirement)
}

/** V01–V04, V20: what is kept, with the opening that stands before it. */
async function countsIn(
  db: Db,
  organisationId: string,
  startsOn: string,
  { openingReason, ...entry }: MemberReportEntry,
  known: number | null,
) {
  const previous = (await findPreviousReport(db, organisationId, startsOn))?.closingTotal ?? null
  const opening = previous ?? entry.openingTotal ?? known
  if (opening === null) return invalid('openingTotal', 'empty')
  const noted = openingReason
    ? [`Số liệu ban đầu: ${openingReason}`, entry.note].filter(Boolean).join('. ')
    : entry.note
  const sound = balanced(entry, opening, previous)
  return sound.ok ? ok({ ...sound.value, note: noted?.slice(0, 1000) ?? null }) : sound
}

/** Of a single enterprise it is the whole; of several what was typed, and the rest is not split yet. */
async function keepSplit(
  db: Db,
  reportId: string,
  organisationId: string,
  endsOn: string,
  total: number,
  typed: Split,
): Promise<Result<{ id: string }>> {
  const rows = [...(await listSplit(db, organisationId, endsOn, reportId))]
  const [only] = rows
  const split = rows.length === 1 && only ? { [only.enterpriseId]: total } : typed
  const sum = rows.reduce((sum, { enterpriseId }) => sum + (split[enterpriseId] ?? 0), 0)
  if (sum > total) return invalid(splitField(only?.enterpriseId ?? ''), 'split-numbers', { sum, total })
  for (const { enterpriseId, members: before } of rows) {
    const members = split[enterpriseId]
    if (before === null && members !== undefined)
      await db.insert(memberSplit).values({ reportId, enterpriseId, members })
    if (before !== null && before !== (members ?? 0))
      await db
        .update(memberSplit)
        .set({ members: members ?? 0 })
        .where(and(eq(memberSplit.reportId, reportId), eq(memberSplit.enterpriseId, enterpriseId)))
  }
  return ok({ id: reportId })
}

/** The field of a form that asks for the members in one enterprise. */
export const splitField = (enterpriseId: string) => `split-${enterpriseId}`
