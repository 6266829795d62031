import { sql } from 'drizzle-orm'
import type { Typed } from '../../core/form'
import type { Problem } from '../../core/result'
import type { Db } from '../door/actor'
import { type Circumstances, findCircumstances } from '../member-report/circumstances'
import { findDraft } from '../member-report/draft'
import { typedFrom, typedSplit } from '../member-report/form'
import {
  findLastYearly,
  findLatest,
  findOfficial,
  findPreviousReport,
  listSplit,
  type Of,
  type SplitRow,
  type Version,
} from '../member-report/queries'
import type { Split } from '../member-report/record'
import { mayReport } from '../member-report/submit'

/** Everything that the pages for entering one report need. */
export type OpenReport = {
  circumstances: Circumstances
  /** Why the report cannot be written; null if it can. */
  refusal: Problem | null
  latest: Version | null
  official: Version | null
  previous: Awaited<ReturnType<typeof findPreviousReport>>
  /** The last official report with the yearly form, if this period asks for it. */
  yearBefore: Version | null
  enterprises: { id: string; name: string }[]
  /** The split of the report before, for enterprises that are still covered. */
  carried: Split
  draft: Awaited<ReturnType<typeof findDraft>>
  /** Initial text of the forms: the latest version or the carried split, with the draft's fields over it. */
  typed: Typed
}

/** Null if RLS hides the organisation or the period. */
export async function findOpenReport(db: Db, of: Of): Promise<OpenReport | null> {
  const circumstances = await findCircumstances(db, of.organisationId, of.periodId)
  if (!circumstances) return null
  const { reportId, endsOn, begins } = circumstances
  const [open, latest, official, previous, yearBefore, rows, draft] = await Promise.all([
    mayReport(db, of),
    reportId ? findLatest(db, reportId) : null,
    reportId ? findOfficial(db, reportId) : null,
    findPreviousReport(db, of),
    circumstances.asksYearly ? findLastYearly(db, of) : null,
    listSplit(db, of.organisationId, endsOn, begins.previousId),
    reportId ? findDraft(db, reportId) : null,
  ])
  const served = [...rows].filter(({ isServed }) => isServed)
  const carried = sharesOf(served)
  const begun = latest ? typedFrom(latest, begins) : typedSplit(carried)
  return {
    circumstances,
    refusal: open.ok ? null : open.problem,
    latest,
    official,
    previous,
    yearBefore,
    enterprises: served.map(({ enterpriseId, name }) => ({ id: enterpriseId, name })),
    carried,
    draft,
    typed: { ...begun, ...draft?.typed },
  }
}

const sharesOf = (rows: SplitRow[]): Split =>
  Object.fromEntries(rows.flatMap(({ enterpriseId, members }) => (members === null ? [] : [[enterpriseId, members]])))

/** Choices for the counterpart of a transfer; see counterparts.sql. */
export const listCounterparts = (db: Db, periodId: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select id as value, name as label from counterparts(${periodId}) order by name collate "vi-x-icu"`)

/** The day by which a report should be decided (setting confirm_within_days); shown on the receipt. */
export async function findConfirmBy(db: Db, sentAt: Date): Promise<string> {
  const [found] = await db.execute<{ day: string }>(sql`
    select ((${sentAt.toISOString()}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
      + coalesce(setting_on('confirm_within_days', (select today())), '5')::int)::text as day`)
  return found?.day ?? ''
}
