import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { balanced } from '../../core/member-report/balance'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { mandate } from '../mandate/record'
import { newId } from '../record/id'
import { type Circumstances, findCircumstances } from './circumstances'
import { differencesOf } from './difference'
import type { MemberReportEntry } from './entry'
import { listReporters, listSplit } from './offered'
import { findLatest, findReportId, type Of, type Version } from './queries'
import { memberReport, memberReportVersion, reportDraft, type Split, type Transfer } from './record'
import { type Counts, warningsOf } from './warnings'

export type Submission = {
  entry: MemberReportEntry
  split: Split
  transfers: Transfer[]
  /** The confirmed version that it corrects, with the reason. */
  correction?: { of: string; reason: string } | undefined
  /** The person for whom an officer enters it ("nhập thay"). */
  onBehalfOf?: string | null
  /** "Đây là số liệu cuối kỳ"; ignored after the cut-off day of the period. */
  isFinal?: boolean
  /** `basisOf` the latest version when the form was opened. If it differs now, sending fails with `report-moved`. */
  basis?: string | undefined
}

/** Identifies the latest version and its state, to detect a submission or decision since the form was opened. */
export const basisOf = (latest: Pick<Version, 'id' | 'state'> | null): string =>
  latest ? `${latest.id} ${latest.state}` : 'none'

/** A checked submission: the counts and split as they would be stored, and warnings. */
export type Assessed = { counts: Counts; split: Split; warnings: ReturnType<typeof warningsOf> }

/**
 * Sends a report: inserts a new version that waits for a decision, and empties the draft. `id` is the version's id from
 * the form: sent again with the same id (double click, retry after a lost connection) it returns the first one. What
 * repeats the version that waits for a decision makes no version and returns that one.
 */
export async function submitReport(
  db: Db,
  id: string,
  of: Of,
  submission: Submission,
): Promise<Result<{ id: string; reportId: string }>> {
  await holdReports(db, of.organisationId)
  const open = await mayReport(db, of)
  if (!open.ok) return open
  const circumstances = open.value
  if (submission.onBehalfOf && !(await isOfficeHolder(db, of.organisationId, submission.onBehalfOf)))
    return invalid('onBehalfOf', 'not-office-holder')
  if (!submission.onBehalfOf && !submission.correction && (await entersForSomebody(db, circumstances)))
    return invalid('onBehalfOf', 'on-behalf-needed')
  const latest = circumstances.reportId ? await findLatest(db, circumstances.reportId) : null
  if (submission.basis !== undefined && submission.basis !== basisOf(latest)) return invalid('decision', 'report-moved')
  if (latest?.state === 'confirmed' && !submission.correction) return invalid('decision', 'report-confirmed')
  if (submission.correction && !circumstances.canEnter) return fail({ kind: 'forbidden' })
  const assessed = await assess(db, circumstances, submission)
  if (!assessed.ok) return assessed

  const { counts, split, warnings } = assessed.value
  const reportId = circumstances.reportId ?? (await beginReport(db, of))
  const { correction, onBehalfOf = null, transfers, isFinal } = submission
  const now = { ...counts, split, transfers, onBehalfOf, isFinal: circumstances.awaitsCutOff ? Boolean(isFinal) : null }
  if (latest?.state === 'submitted' && saysTheSame(latest, now)) {
    await emptyDraft(db, reportId)
    return ok({ id: latest.id, reportId })
  }
  await db.insert(memberReportVersion).values({
    ...counts,
    id,
    reportId,
    ...of,
    split,
    transfers,
    ruleResults: warnings,
    previousId: circumstances.begins.previousId,
    correctsId: correction?.of,
    correctionReason: correction?.reason,
    onBehalfOf,
    isFinal,
  })
  await emptyDraft(db, reportId)
  return ok({ id, reportId })
}

export const emptyDraft = (db: Db, reportId: string) =>
  db
    .update(reportDraft)
    .set({ typed: null, version: sql`${reportDraft.version} + 1` })
    .where(and(eq(reportDraft.reportId, reportId), isNotNull(reportDraft.typed)))

/** Whether a submission repeats the version that waits for a decision. */
function saysTheSame(latest: Version, now: Counts & Pick<Version, 'split' | 'transfers' | 'onBehalfOf' | 'isFinal'>) {
  const blanks = Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value ?? null]))
  const isSaid = now.onBehalfOf === latest.onBehalfOf && now.isFinal === latest.isFinal
  return isSaid && differencesOf(latest, { ...latest, ...blanks }).length === 0
}

/** Checks a submission without writing it: for the page before sending, and for submitReport. */
export async function assess(db: Db, circumstances: Circumstances, submission: Submission): Promise<Result<Assessed>> {
  const { begins, organisationId, asksYearly } = circumstances
  const { entry, transfers } = submission
  if (begins.opening === null && (entry.openingTotal ?? 0) > 0 && !entry.openingReason)
    return invalid('openingReason', 'empty')
  const balance = balanced(entry, begins, asksYearly && circumstances.livedToTheEnd)
  if (!balance.ok) return balance
  const counts = balance.value
  if (!circumstances.livedToTheEnd && counts.closingTotal > 0)
    return invalid('transferredOut', 'v21', { count: counts.closingTotal })
  for (const [direction, line] of [
    ['in', 'transferredIn'],
    ['out', 'transferredOut'],
  ] as const) {
    const named = transfers.filter((one) => one.direction === direction).reduce((sum, one) => sum + one.members, 0)
    if (named > counts[line]) return invalid(line, 'transfer-numbers', { named, total: counts[line] })
  }
  if (transfers.some((one) => one.organisationId === organisationId)) return invalid('transferredIn', 'transfer-self')
  const split = await splitOf(db, circumstances, counts.closingTotal, submission.split)
  if (!split.ok) return split
  const warnings = warningsOf({ ...circumstances, counts, previous: begins.opening })
  return ok({ counts, split: split.value, warnings })
}

/** The circumstances if the actor may write a draft or send a report now; else the reason as a failure. */
export async function mayReport(db: Db, of: Of): Promise<Result<Circumstances>> {
  const found = await findCircumstances(db, of.organisationId, of.periodId)
  if (!found) return fail({ kind: 'missing' })
  if (!found.canEnter && !found.canReport) return fail({ kind: 'forbidden' })
  if (!found.asksMembers) return invalid('periodId', 'period-asks-no-members')
  if (!found.hasBegun) return invalid('periodId', 'period-not-begun')
  // The closing report of an organisation that has ended can be entered before the period opens.
  if (!found.isOpen && !(found.canEnter && !found.livedToTheEnd))
    return invalid('periodId', 'period-not-open', { opens: found.opensOn.split('-').reverse().join('/') })
  if (!found.lived) return invalid('organisationId', 'organisation-lives')
  if (!found.countsItself) return invalid('organisationId', 'counted-above')
  if (found.hasSubordinates) return invalid('organisationId', 'has-subordinates')
  return found.isLocked && !found.openUntil ? fail({ kind: 'locked' }) : ok(found)
}

/** The id of the report of an organisation for a period; inserts it if there is none. */
export async function beginReport(db: Db, of: Of): Promise<string> {
  await db
    .insert(memberReport)
    .values({ id: newId(), ...of })
    .onConflictDoNothing({
      target: [memberReport.organisationId, memberReport.periodId],
    })
  const id = await findReportId(db, of)
  if (!id) throw new Error('db/member-report: the inserted report is not readable; check the SELECT policy')
  return id
}

/** The split to store: the total for a single enterprise; for several what was typed for covered ones. */
async function splitOf(
  db: Db,
  { organisationId, endsOn, begins }: Circumstances,
  total: number,
  typed: Split,
): Promise<Result<Split>> {
  const rows = [...(await listSplit(db, organisationId, endsOn, begins.previousId))].filter(({ isServed }) => isServed)
  const [only] = rows
  if (!only) return ok({})
  if (rows.length === 1) return ok({ [only.enterpriseId]: total })
  const served = new Set(rows.map(({ enterpriseId }) => enterpriseId))
  const split = Object.fromEntries(Object.entries(typed).filter(([enterpriseId]) => served.has(enterpriseId)))
  const sum = Object.values(split).reduce((sum, members) => sum + members, 0)
  return sum > total ? invalid(splitField(only.enterpriseId), 'split-numbers', { sum, total }) : ok(split)
}

/** Whether a person holds or held an office of the organisation. */
async function isOfficeHolder(db: Db, organisationId: string, personId: string): Promise<boolean> {
  const held = await db
    .select({ id: mandate.id })
    .from(mandate)
    .where(and(eq(mandate.organisationId, organisationId), eq(mandate.personId, personId)))
    .limit(1)
  return held.length > 0
}

/** Whether the actor must name a person for whom the report is entered: the actor does not report, and others do. */
const entersForSomebody = async (db: Db, { canReport, organisationId }: Circumstances): Promise<boolean> =>
  !canReport && (await listReporters(db, organisationId)).length > 0

/** The lock of hold_reports() in rules.sql, taken before the checks, so that they still hold at the insert. */
export const holdReports = (db: Db, organisationId: string) =>
  db.execute(sql`select hold(${`reports of ${organisationId}`})`)

/** The field of a form that asks for the members in one enterprise. */
export const splitField = (enterpriseId: string) => `split-${enterpriseId}`
