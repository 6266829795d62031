import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { period } from '../period/record'
import { nameOn } from '../record/validity'

/** A confirmed report whose event lines differ from the events as now recorded: it needs a correction. */
export type ReportAtOdds = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
  reportId: string
  organisationId: string
  organisationName: string
  periodId: string
  isLocked: boolean
  kept: number
  now: number
}

/** The reports at odds with an event. `versioned` and `now`: increase minus decrease, as confirmed and as now computed. */
export const listReportsAtOdds = (db: Db, eventId: string) =>
  db.execute<ReportAtOdds>(sql`
    select distinct v.report_id as "reportId", v.organisation_id as "organisationId", v.period_id as "periodId",
      ${nameOn('organisation', sql`v.organisation_id`, sql`p.ends_on`)} as "organisationName",
      p.kind, p.name, p.starts_on::text as "startsOn", p.locked_at is not null as "isLocked",
      v.event_increase - v.event_decrease as kept, b.event_increase - b.event_decrease as now
    from event e
    join event_organisation eo on eo.event_id = e.id
    join period p on p.retired_on is null and e.effective_on <= p.ends_on
    join confirmed_report v on v.organisation_id = eo.organisation_id and v.period_id = p.id
    left join member_report_version before on before.id = v.previous_id
    left join period covered on covered.id = before.period_id
    cross join lateral report_opening(v.organisation_id, v.period_id) b
    where e.id = ${eventId} and e.effective_on > coalesce(covered.ends_on, '-infinity')
      and (v.event_increase, v.event_decrease) <> (b.event_increase, b.event_decrease)
    order by "startsOn", "organisationName"`)
