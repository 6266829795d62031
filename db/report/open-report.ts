import { sql } from 'drizzle-orm'
import type { Typed } from '../../core/form'
import type { Problem } from '../../core/result'
import type { Db } from '../door/actor'
import { type Circumstances, findCircumstances } from '../member-report/circumstances'
import { begunWith } from '../member-report/counterparts'
import { findDraft } from '../member-report/draft'
import { typedSplit } from '../member-report/form'
import { findLastYearly, listSplit, type SplitRow } from '../member-report/offered'
import { findLatest, findOfficial, findPreviousReport, type Of, type Version } from '../member-report/queries'
import type { Split } from '../member-report/record'
import { mayReport } from '../member-report/submit'
import type { Named } from '../period/words'

/** Everything that the pages for entering one report need. */
export type OpenReport = {
  circumstances: Circumstances
  /** Why the report cannot be written; null if it can. */
  refusal: Problem | null
  latest: Version | null
  official: Version | null
  previous: Awaited<ReturnType<typeof findPreviousReport>>
  /** Expected reports between the previous one and this one, so without an official value; earliest first. */
  between: Between[]
  /** The last official report with the yearly form, if this period asks for it. */
  yearBefore: Version | null
  enterprises: { id: string; name: string }[]
  /** The split of the report before, for enterprises that are still covered. */
  carried: Split
  draft: Awaited<ReturnType<typeof findDraft>>
  /** Initial text of the forms: the latest version or the carried split, with the draft's fields over it. */
  typed: Typed
}

/** `canSend`: nothing was sent, and the period is open. */
export type Between = Named & { periodId: string; canSend: boolean }

/** Null if RLS hides the organisation or the period. */
export async function findOpenReport(db: Db, of: Of): Promise<OpenReport | null> {
  const circumstances = await findCircumstances(db, of.organisationId, of.periodId)
  if (!circumstances) return null
  const { reportId, endsOn, begins } = circumstances
  const [open, latest, official, previous, between, yearBefore, rows, draft] = await Promise.all([
    mayReport(db, of),
    reportId ? findLatest(db, reportId) : null,
    reportId ? findOfficial(db, reportId) : null,
    findPreviousReport(db, of),
    listBetween(db, of),
    circumstances.asksYearly ? findLastYearly(db, of) : null,
    listSplit(db, of.organisationId, endsOn, begins.previousId),
    reportId ? findDraft(db, reportId) : null,
  ])
  const served = [...rows].filter(({ isServed }) => isServed)
  const carried = sharesOf(served)
  const begun = latest ? await begunWith(db, latest, begins) : typedSplit(carried)
  return {
    circumstances,
    refusal: open.ok ? null : open.problem,
    latest,
    official,
    previous,
    between: [...between],
    yearBefore,
    enterprises: served.map(({ enterpriseId, name }) => ({ id: enterpriseId, name })),
    carried,
    draft,
    typed: { ...begun, ...draft?.typed },
  }
}

const listBetween = (db: Db, { organisationId, periodId }: Of) =>
  db.execute<Between>(sql`
    select p.id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn",
      x.latest_id is null and (p.locked_at is null or open_until(p.id, x.organisation_id, null) is not null) as "canSend"
    from period here
    join period p on p.ends_on < here.starts_on
    join expected_report x on x.period_id = p.id and x.organisation_id = ${organisationId} and x.official_id is null
    where here.id = ${periodId} and p.ends_on > all (select taken.ends_on
      from reports_before(${organisationId}, ${periodId}) b join member_report_version v on v.id = b.version_id
      join period taken on taken.id = v.period_id where b.place = 1)
    order by p.ends_on, p.starts_on`)

const sharesOf = (rows: SplitRow[]): Split =>
  Object.fromEntries(rows.flatMap(({ enterpriseId, members }) => (members === null ? [] : [[enterpriseId, members]])))

/**
 * The day by which a version should be decided: some days (setting confirm_within_days) after it was sent, and after the
 * cut-off day unless its figures are final. Shown on the receipt.
 */
export async function findConfirmBy(db: Db, versionId: string): Promise<string> {
  const [found] = await db.execute<{ day: string }>(sql`
    select (greatest(day_of(v.submitted_at), case when not coalesce(v.is_final, false) then p.cut_off_on end)
      + coalesce(setting_on('confirm_within_days', (select today())), '5')::int)::text as day
    from member_report_version v join period p on p.id = v.period_id where v.id = ${versionId}`)
  return found?.day ?? ''
}
