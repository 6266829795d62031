import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { period } from '../period/record'

/** The latest version that was sent of a report of the actor's own organisations. */
export type Receipt = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
  versionId: string
  organisation: string
  state: 'submitted' | 'returned' | 'confirmed'
  sentOn: string
  decidedOn: string | null
  closingTotal: number
}

/** Receipts of the latest periods, latest first. Earlier versions of a report are reached from its receipt. */
export const listReceipts = (db: Db, most: number) =>
  db.execute<Receipt>(sql`
    select v.id as "versionId", x.name as organisation, p.kind, p.name, p.starts_on::text as "startsOn", v.state,
      day_of(v.submitted_at)::text as "sentOn", day_of(v.decided_at)::text as "decidedOn",
      v.closing_total as "closingTotal"
    from listed_report x join member_report_version v on v.id = x.latest_id join period p on p.id = x.period_id
    where x.organisation_id = any(array(select reporting_organisations()))
    order by p.ends_on desc, p.starts_on desc, x.name collate vi_natural limit ${most}`)
