import { type SQL, sql } from 'drizzle-orm'
import { formatDate, type Locale } from '../../core/locale'
import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { people } from '../person/record'
import { ruleSets } from '../rule-set/record'

/** SQL for the rule that defines a kind of organisation on a day, or the last rule that did. */
export const kindOn = (code: SQL, day: SQL): SQL => sql`
  select r.name, r.name_en, r.family from rule_set r
  where r.subject = 'organisation_kind' and r.code = ${code}
  order by r.retired_on is null desc, r.valid @> ${day} desc, lower(r.valid) desc limit 1`

/** SQL: do organisations of a kind count themselves on a day? One answer for all kinds, where counts_itself() has one for a row. */
export const countsItself = (kind: SQL, day: SQL = sql`(select today())`): SQL =>
  sql`${kind} not in (select kind from days_within_superior() where days @> ${day})`

/** SQL for the latest confirmed count of an organisation by a day, with its period; see count_on. */
export const lastCount = (organisationId: SQL, day: SQL): SQL => sql`
  select r.closing_total as members, r.official_members as official, r.probationary_members as probationary,
    r.female_members as female, r.period_id, p.kind, p.name, p.starts_on, p.ends_on
  from count_on(${organisationId}, ${day}) version_id
  join member_report_version r on r.id = version_id join period p on p.id = r.period_id`

/**
 * SQL to join the members of an organisation with those below on a day, as `total`: members, is_partial, is_summed. No row for an
 * organisation that does not exist on the day or does not count itself. `of`: an array of the organisations of which it is
 * asked.
 */
export const joinMembers = (organisationId: SQL, day: SQL, of?: SQL): SQL =>
  sql`left join members_below(${day}${of ? sql`, ${of}` : sql``}) total on total.organisation_id = ${organisationId}`

/** SQL for lastCount of an organisation that reports itself; no row if it has others below. */
export const lastReport = (organisationId: SQL, day: SQL): SQL =>
  sql`${lastCount(organisationId, day)} where not has_below(${organisationId}, ${day})`

/** SQL for the name of the secretary on a day. */
export const secretaryOn = (organisationId: SQL, day: SQL): SQL => sql`(
  select ${people.referredName(sql`m.person_id`, 'vi', day)} from mandate m
  where m.organisation_id = ${organisationId} and m.position = 'secretary' and m.valid @> ${day} and m.retired_on is null
  limit 1)`

/** SQL for the name of the leader of a tổ đảng on a day, which has no secretary. */
export const groupLeaderOn = (organisationId: SQL, day: SQL): SQL => sql`(
  select ${people.referredName(sql`m.person_id`, 'vi', day)} from mandate m
  where m.organisation_id = ${organisationId} and m.position = 'group_leader' and m.valid @> ${day}
    and m.retired_on is null limit 1)`

type Kind = {
  value: string
  name: string
  nameEn: string
  isInUse: boolean
  isRetired: boolean
  /** Its first day, if other kinds are older, and its last day. */
  from: string | null
  until: string | null
}

/** All kinds of organisation that a rule defines or defined, those in use first, then by rank. */
export const listKinds = (db: Db) =>
  db.execute<Kind>(sql`
    select code as value, name, name_en as "nameEn", "isInUse", "isRetired", until::text,
      case when "from" > min("from") over () then "from"::text end as "from" from (
      select distinct on (code) code, name, name_en, rank, retired_on is not null as "isRetired",
        retired_on is null and valid @> (select today()) as "isInUse", min(lower(valid)) over of_code as "from",
        case when not bool_or(upper_inf(valid)) over of_code then max(upper(valid)) over of_code - 1 end as until
      from rule_set where subject = 'organisation_kind'
      window of_code as (partition by code, retired_on is not null)
      order by code, retired_on is null desc, valid @> (select today()) desc, lower(valid) desc
    ) known order by "isInUse" desc, rank, code`)

/** Fails if no rule defines a kind on a day, with the kinds that rules then define; never if they define none. */
export async function kindStands(db: Db, code: string, day: string): Promise<Result<null>> {
  const defined = await db.execute<{ code: string; name: string }>(sql`
    select code, name from rule_set
    where subject = 'organisation_kind' and retired_on is null and valid @> ${day}::date order by rank, code`)
  if (defined.length === 0 || defined.some((one) => one.code === code)) return ok(null)
  const kinds = [...defined].map(({ name }) => name).join('; ')
  return invalid('kind', 'kind-of-another-day', { day: formatDate(day, 'vi'), kinds })
}

/** Every kind there ever was, by its code. */
export async function nameKinds(db: Db, locale: Locale): Promise<Record<string, string>> {
  return Object.fromEntries([...(await listKinds(db))].map((kind) => [kind.value, nameKind(kind, locale)]))
}

/** For a form: with the days between which the kind may be chosen. */
export function nameKindInTime(kind: Kind, locale: Locale): string {
  const [since, until] = locale === 'vi' ? ['từ ngày', 'đến ngày'] : ['from', 'until']
  const days = [
    kind.from && `${since} ${formatDate(kind.from, locale)}`,
    kind.until && `${until} ${formatDate(kind.until, locale)}`,
  ].filter(Boolean)
  const name = locale === 'vi' ? kind.name : kind.nameEn
  return days.length > 0 ? `${name} (${days.join(' ')})` : name
}

export const nameKind = ({ name, nameEn, isInUse }: Kind, locale: Locale) =>
  `${locale === 'vi' ? name : nameEn}${isInUse ? '' : ` (${ruleSets.mark[locale]})`}`

/** Organisations with subordinates today, for a filter. */
export const listSuperiorChoices = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`
    select s.organisation_id as value, s.name as label from organisation_state s
    where s.valid @> (select today())
      and ((select days_with_below()) ->> s.organisation_id::text)::datemultirange @> (select today())
    order by s.name collate vi_natural`)

/** The family of a kind of organisation on a day; null if no rule defines the kind. */
export async function familyOf(db: Db, kind: string, day: string): Promise<string | null> {
  const [found] = await db.execute<{ family: string | null }>(
    sql`select family from (${kindOn(sql`${kind}`, sql`${day}::date`)}) kind`,
  )
  return found?.family ?? null
}
