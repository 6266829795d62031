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

/** Everything that lies on the desk of whoever reports for an organisation and a period. */
export type Desk = {
  circumstances: Circumstances
  /** Why nothing may be written. */
  refusal: Problem | null
  latest: Version | null
  official: Version | null
  previous: Awaited<ReturnType<typeof findPreviousReport>>
  /** The last answers to the yearly form, where this report asks it. */
  yearBefore: Version | null
  enterprises: { id: string; name: string }[]
  /** The shares of the report before, as far as these enterprises are served still. */
  carried: Split
  draft: Awaited<ReturnType<typeof findDraft>>
  /** What the forms hold: the draft, over what it began with. */
  typed: Typed
}

/** Null for an organisation or a period that is out of sight. */
export async function findDesk(db: Db, of: Of): Promise<Desk | null> {
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

/** Organisations that members come from or go to within a period. */
export const listCounterparts = (db: Db, periodId: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select id as value, name as label from counterparts(${periodId}) order by name collate "vi-x-icu"`)

/** By which day a report sent on a day should be decided: what the receipt promises. */
export async function findConfirmBy(db: Db, sentAt: Date): Promise<string> {
  const [found] = await db.execute<{ day: string }>(sql`
    select ((${sentAt.toISOString()}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
      + coalesce(setting_on('confirm_within_days', (select today())), '5')::int)::text as day`)
  return found?.day ?? ''
}
