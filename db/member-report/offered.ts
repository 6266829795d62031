import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { spellOn } from '../record/validity'
import type { Of, Version } from './queries'
import { memberReportVersion } from './record'

// What the form of a report offers to fill in and to choose from.

export type SplitRow = { enterpriseId: string; name: string; members: number | null; isServed: boolean }

/** The enterprises that an organisation covered on a day, and others in the split of a version, with their shares. */
export const listSplit = (db: Db, organisationId: string, endsOn: string, versionId: string | null) =>
  db.execute<SplitRow>(sql`
    select e.id as "enterpriseId", s.name, split.members, served.enterprise_id is not null as "isServed"
    from enterprise e
    join lateral (${spellOn('enterprise', sql`e.id`, sql`${endsOn}::date`)}) s on true
    left join member_split split on split.enterprise_id = e.id and split.version_id = ${versionId}::uuid
    left join covered_enterprises(${organisationId}, ${endsOn}::date) served(enterprise_id) on served.enterprise_id = e.id
    where split.id is not null or served.enterprise_id is not null
    order by s.name collate vi_natural`)

/** Choices for "entered on behalf of": the people who may report for an organisation today. */
export const listReporters = (db: Db, organisationId: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select distinct p.id as value, p.full_name as label from reporting_mandate m join person p on p.id = m.person_id
    where m.organisation_id = ${organisationId} order by p.full_name`)

/** The last official report before a period that has the lines of the yearly form. */
export async function findLastYearly(db: Db, { organisationId, periodId }: Of): Promise<Version | null> {
  const [found] = await db
    .select()
    .from(memberReportVersion)
    .where(sql`${memberReportVersion.id} = (
      select v.id from reports_before(${organisationId}, ${periodId}) b join member_report_version v on v.id = b.version_id
      where v.worker_members is not null order by b.place limit 1)`)
  return found ?? null
}
