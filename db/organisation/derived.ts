import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

/** SQL for the rule that defines a kind of organisation on a day, or the last rule that did. */
export const kindOn = (code: SQL, day: SQL): SQL => sql`
  select r.name, r.name_en, r.family from rule_set r
  where r.subject = 'organisation_kind' and r.code = ${code} and r.retired_on is null
  order by r.valid @> ${day} desc, lower(r.valid) desc limit 1`

/** SQL for the latest confirmed count of an organisation by a day, with its period; see count_on. */
export const lastCount = (organisationId: SQL, day: SQL): SQL => sql`
  select r.closing_total as members, r.official_members as official, r.probationary_members as probationary,
    r.female_members as female, p.kind, p.name, p.starts_on, p.ends_on
  from count_on(${organisationId}, ${day}) version_id
  join member_report_version r on r.id = version_id join period p on p.id = r.period_id`

/**
 * SQL for the members of an organisation and all below it by their latest counts. isPartial: an organisation without
 * subordinates has no count.
 */
export const membersOn = (organisationId: SQL, day: SQL): SQL => sql`
  select sum(one.members)::int as members,
    coalesce(bool_or(one.members is null and not has_below(below.id, ${day})), false) as "isPartial"
  from organisations_below(${organisationId}, ${day}) below(id) left join lateral (${lastCount(sql`below.id`, day)}) one on true`

/** SQL for the name of the secretary on a day. */
export const secretaryOn = (organisationId: SQL, day: SQL): SQL => sql`(
  select p.full_name from mandate m join person p on p.id = m.person_id
  where m.organisation_id = ${organisationId} and m.position = 'secretary' and m.valid @> ${day} and m.retired_on is null
  limit 1)`

export type Kind = { value: string; name: string; nameEn: string; until: string | null }

/** All kinds of organisation by rank; `until` is the last day of a kind that no rule defines any more. */
export const listKinds = (db: Db) =>
  db.execute<Kind>(sql`
    select code as value, name, name_en as "nameEn", until from (
      select distinct on (code) code, name, name_en, rank,
        case when upper(valid) <= (select today()) then (upper(valid) - 1)::text end as until
      from rule_set where subject = 'organisation_kind' and retired_on is null
      order by code, valid @> (select today()) desc, lower(valid) desc
    ) known order by until nulls first, rank, code`)

/** Organisations with subordinates today, for a filter. */
export const listSuperiorChoices = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`
    select s.organisation_id as value, s.name as label from organisation_state s
    where s.valid @> (select today()) and has_below(s.organisation_id, (select today()))
    order by s.name collate "vi-x-icu"`)
