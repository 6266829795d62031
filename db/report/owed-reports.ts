import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { expectedReports } from '../member-report/queries'
import type { period } from '../period/record'

export type OwedReport = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn' | 'dueOn'> & {
  organisationId: string
  periodId: string
  organisation: string
  standing: 'returned' | 'unsent' | 'submitted'
  returnReason: string | null
  versionId: string | null
  isOverdue: boolean
  /** When the changes to a report that was sent were saved; null if there are none, or nothing was sent. */
  changedAt: Date | null
  /** When the actor was last reminded of it. */
  remindedOn: string | null
}

/** Open reports of the actor's organisations: returned, then unsent by due date, then those under review. */
export async function listOwedReports(db: Db): Promise<OwedReport[]> {
  const rows = await db.execute<Omit<OwedReport, 'changedAt'> & { changedAt: string | null }>(sql`
    select o.id as "organisationId", p.id as "periodId", x.name as organisation, p.kind, p.name,
      p.starts_on::text as "startsOn", p.due_on::text as "dueOn", l.id as "versionId",
      coalesce(l.state::text, 'unsent') as standing, l.return_reason as "returnReason",
      coalesce(l.state = 'returned', true) and p.due_on < (select today()) as "isOverdue",
      (select d.saved_at::text from report_draft d where d.report_id = l.report_id and d.typed is not null) as "changedAt",
      (select max(sent_on)::text from reminder where organisation_id = o.id and period_id = p.id
        and account_id = (select actor_id()) and l.state is distinct from 'submitted') as "remindedOn"
    ${expectedReports} and o.id = any(array(select reporting_organisations()))
      and p.opens_on <= (select today()) and coalesce(x.state, 'submitted') <> 'confirmed'
      and (p.locked_at is null or is_reopened(p.id, o.id, null))
    order by l.state is distinct from 'returned', l.id is not null, p.due_on, x.name collate vi_natural`)
  return [...rows].map((row) => ({ ...row, changedAt: row.changedAt === null ? null : new Date(row.changedAt) }))
}
