import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { position } from '../mandate/record'
import { asCodes, type Standing, standingIn } from '../member-report/queries'
import type { period } from '../period/record'

type Row = { id: string; version: number; organisationId: string; organisationName: string }
export type CoverageAffair = Row & { kind: 'coverage'; others: number }
export type MandateAffair = Row & {
  kind: 'mandate'
  fullName: string
  position: (typeof position.enumValues)[number]
}
export type ReportAffair = Row & {
  kind: 'report'
  /** Everything but confirmed: a confirmed report needs no decision. */
  standing: Exclude<Standing, 'confirmed'>
  period: Pick<typeof period.$inferSelect, 'id' | 'kind' | 'name' | 'startsOn'>
}
export type Affair = CoverageAffair | MandateAffair | ReportAffair

/**
 * What the user must decide before an enterprise closes on `day`: coverage that goes on, mandates in those
 * organisations, and their expected reports that are not confirmed.
 */
export async function listAffairs(db: Db, enterpriseId: string, day: string): Promise<Affair[]> {
  const covering = sql`
    covering as materialized (
      select c.id, c.version, c.organisation_id, s.name, lower(c.valid) as since from coverage c
      join organisation_state s on s.organisation_id = c.organisation_id and s.valid @> ${day}::date
      where c.enterprise_id = ${enterpriseId}::uuid and c.retired_on is null
        and (upper_inf(c.valid) or upper(c.valid) > ${day}::date))`
  const [coverages, mandates, reports] = await Promise.all([
    db.execute<CoverageAffair>(sql`with ${covering}
      select 'coverage' as kind, covering.id, covering.version, organisation_id as "organisationId", name as "organisationName",
        (select count(*)::int from coverage o where o.organisation_id = covering.organisation_id
          and o.enterprise_id <> ${enterpriseId}::uuid and o.valid @> ${day}::date and o.retired_on is null) as others
      from covering order by name collate vi_natural`),
    db.execute<MandateAffair>(sql`with ${covering}
      select distinct on (m.id) 'mandate' as kind, m.id, m.version, m.organisation_id as "organisationId",
        covering.name as "organisationName", p.full_name as "fullName", m.position
      from mandate m join covering on covering.organisation_id = m.organisation_id join person p on p.id = m.person_id
      where m.valid @> ${day}::date and m.retired_on is null`),
    db.execute<ReportAffair>(sql`with ${covering}
      select 'report' as kind, covering.id, covering.version, covering.organisation_id as "organisationId",
        covering.name as "organisationName",
        json_build_object('id', p.id, 'kind', p.kind, 'name', p.name, 'startsOn', p.starts_on) as period,
        ${standingIn(asCodes)} as standing
      from covering
      -- The offset keeps the planner from reading what every organisation is expected to report.
      cross join lateral (select * from expected_report where organisation_id = covering.organisation_id offset 0) x
      join period p on p.id = x.period_id and p.locked_at is null and p.opens_on <= (select today())
        and p.starts_on <= ${day}::date and p.ends_on >= covering.since
      left join member_report_version l on l.id = x.latest_id
      left join report_draft d on d.report_id = x.report_id and d.typed is not null
      where l.state is distinct from 'confirmed'
      order by p.ends_on, covering.name`),
  ])
  return [...coverages, ...mandates, ...reports]
}

/** The form input that carries the decision on an affair. */
export const nameOfAffair = (affair: Affair): string =>
  affair.kind === 'report' ? `decide.report.${affair.id}.${affair.period.id}` : `decide.${affair.kind}.${affair.id}`

/**
 * The decisions that a user may choose. An organisation without another enterprise is ended by its own act, to which
 * the page links.
 */
export function decisionsOn(affair: Affair): readonly string[] {
  if (affair.kind === 'coverage') return ['ends', 'stays']
  if (affair.kind === 'mandate') return ['keeps', 'ends']
  return affair.standing === 'submitted' ? ['is-decided'] : ['organisation-sends', 'officer-enters']
}
