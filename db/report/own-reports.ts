import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { asCodes, type Standing, sentOrExpected, standingIn } from '../member-report/queries'
import type { period } from '../period/record'

/** The report of one organisation for a period; counts are null if nothing was sent. */
export type OwnReport = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
  periodId: string
  reportId: string | null
  isSent: boolean
  /** The organisation ended within the period. */
  isClosing: boolean
  standing: Standing
} & Record<
    'openingTotal' | 'up' | 'down' | 'closingTotal' | 'officialMembers' | 'probationaryMembers' | 'femaleMembers',
    number | null
  >

/** The latest 24 reports that an organisation owes or sent, latest first. */
export async function listOwnReports(db: Db, organisationId: string): Promise<OwnReport[]> {
  return [
    ...(await db.execute<OwnReport>(sql`
      select p.id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn", x.report_id as "reportId",
        l.id is not null as "isSent", x.has_ended as "isClosing", ${standingIn(asCodes)} as standing,
        r.opening_total as "openingTotal", r.closing_total as "closingTotal", r.official_members as "officialMembers",
        r.probationary_members as "probationaryMembers", r.female_members as "femaleMembers",
        r.admitted + r.transferred_in + r.other_increase + r.event_increase as up,
        r.transferred_out + r.left_party + r.died + r.other_decrease + r.event_decrease as down
      ${sentOrExpected} and o.id = ${organisationId}
      order by p.ends_on desc, p.starts_on desc limit 24`)),
  ]
}

/** The actor's organisations with others below them: their reports are sums and cannot be entered. */
export const listOwnCommittees = (db: Db) =>
  db.execute<{ id: string; name: string }>(sql`
    select s.organisation_id as id, s.name from organisation_state s
    where s.organisation_id in (select reporting_organisations()) and s.valid @> (select today())
      and has_below(s.organisation_id, (select today()))
    order by s.name collate vi_natural`)
