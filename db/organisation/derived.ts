import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { people } from '../person/record'
import { ruleSets } from '../rule-set/record'

/** SQL for the rule that defines a kind of organisation on a day, or the last rule that did. */
export const kindOn = (code: SQL, day: SQL): SQL => sql`
  select r.name, r.name_en, r.family from rule_set r
  where r.subject = 'organisation_kind' and r.code = ${code}
  order by r.retired_on is null desc, r.valid @> ${day} desc, lower(r.valid) desc limit 1`

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
  select ${people.referredName(sql`m.person_id`, 'vi', day)} from mandate m
  where m.organisation_id = ${organisationId} and m.position = 'secretary' and m.valid @> ${day} and m.retired_on is null
  limit 1)`

type Kind = { value: string; name: string; nameEn: string; isInUse: boolean; isRetired: boolean }

/** All kinds of organisation that a rule defines or defined, those in use first, then by rank. */
export const listKinds = (db: Db) =>
  db.execute<Kind>(sql`
    select code as value, name, name_en as "nameEn", "isInUse", "isRetired" from (
      select distinct on (code) code, name, name_en, rank, retired_on is not null as "isRetired",
        retired_on is null and valid @> (select today()) as "isInUse"
      from rule_set where subject = 'organisation_kind'
      order by code, retired_on is null desc, valid @> (select today()) desc, lower(valid) desc
    ) known order by "isInUse" desc, rank, code`)

/** Every kind there ever was, by its code. */
export async function nameKinds(db: Db, locale: Locale): Promise<Record<string, string>> {
  return Object.fromEntries([...(await listKinds(db))].map((kind) => [kind.value, nameKind(kind, locale)]))
}

export const nameKind = ({ name, nameEn, isInUse }: Kind, locale: Locale) =>
  `${locale === 'vi' ? name : nameEn}${isInUse ? '' : ` (${ruleSets.mark[locale]})`}`

/** Organisations with subordinates today, for a filter. */
export const listSuperiorChoices = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`
    select s.organisation_id as value, s.name as label from organisation_state s
    where s.valid @> (select today()) and has_below(s.organisation_id, (select today()))
    order by s.name collate "vi-x-icu"`)
