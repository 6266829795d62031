import { type SQL, sql } from 'drizzle-orm'
import type { Beginning } from '../../core/member-report/composition'
import type { Db } from '../door/actor'
import type { period } from '../period/record'
import { spellOn } from '../record/validity'
import { settingDefaults } from '../setting/record'
import type { Grading } from './warnings'

/** An organisation and a period together: dates, rights, rules of the period's last day, and the computed lines. */
export type Circumstances = Pick<
  typeof period.$inferSelect,
  'kind' | 'startsOn' | 'endsOn' | 'opensOn' | 'dueOn' | 'cutOffOn'
> & {
  organisationId: string
  periodId: string
  /** Null until a draft was saved or a version sent. */
  reportId: string | null
  name: string
  /** Of an ad hoc period only. */
  periodName: string | null
  unitId: string
  asksMembers: boolean
  asksYearly: boolean
  hasBegun: boolean
  isOpen: boolean
  isOverdue: boolean
  /** The cut-off day has not passed: a report says whether its figures are final, and is confirmed only if it says so. */
  awaitsCutOff: boolean
  isLocked: boolean
  /** The last day of a reopening that covers this organisation; null without one. */
  openUntil: string | null
  /** The organisation existed on some day of the period; `livedToTheEnd`: on its last day, too. */
  lived: boolean
  livedToTheEnd: boolean
  hasSubordinates: boolean
  /** Its kind has members and reports of its own; false for a Party group. */
  countsItself: boolean
  isCell: boolean
  workers: number | null
  officialMinimum: number
  committeeMinimum: number
  usualRangeFactor: number
  grading: Grading
  begins: Beginning
  /** Up to eight confirmed closings before the period, latest first. */
  history: number[]
  /** The actor is an officer of its unit. */
  canEnter: boolean
  /** The actor reports for it by a mandate. */
  canReport: boolean
  canReview: boolean
}

/** Null if RLS hides the organisation or the period. */
export async function findCircumstances(
  db: Db,
  organisationId: string,
  periodId: string,
): Promise<Circumstances | null> {
  const [found] = await db.execute<Circumstances>(sql`
    select o.id as "organisationId", p.id as "periodId", s.name, o.unit_id as "unitId", p.kind, p.name as "periodName",
      (select id from member_report where organisation_id = o.id and period_id = p.id) as "reportId",
      p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", p.opens_on::text as "opensOn", p.due_on::text as "dueOn",
      p.cut_off_on::text as "cutOffOn", p.asks_members as "asksMembers", p.asks_yearly as "asksYearly",
      p.starts_on <= (select today()) as "hasBegun", p.opens_on <= (select today()) as "isOpen",
      p.due_on < (select today()) as "isOverdue", (select today()) <= p.cut_off_on as "awaitsCutOff", p.locked_at is not null as "isLocked",
      open_until(p.id, o.id, null)::text as "openUntil",
      x.organisation_id is not null as lived, coalesce(not x.has_ended, false) as "livedToTheEnd",
      has_below(o.id, x.last_day) as "hasSubordinates", counts_itself(o.id, x.last_day) as "countsItself",
      coalesce((select r.family = 'cell' from rule_set r where r.subject = 'organisation_kind' and r.code = s.kind
        order by r.retired_on is null desc, r.valid @> p.ends_on desc, lower(r.valid) desc limit 1), false) as "isCell",
      (select sum(f.workers)::int from coverage c
        join lateral (select f.workers from enterprise_figures f join period fp on fp.id = f.period_id
          where f.enterprise_id = c.enterprise_id and fp.ends_on <= p.ends_on and f.retired_on is null
            and f.workers is not null
          order by fp.ends_on desc limit 1) f on true
        where c.organisation_id = o.id and c.valid @> p.ends_on and c.retired_on is null) as workers,
      ${ruled('threshold', 'cell_official_minimum', 3)} as "officialMinimum",
      ${ruled('threshold', 'committee_minimum', 30)} as "committeeMinimum",
      coalesce(setting_on('usual_range_factor', (select today())), ${settingDefaults.usual_range_factor})::float8 as "usualRangeFactor",
      json_build_object('share', ${ruled('grading_cap', 'excellent_share', 20)},
        'base', ${coded('excellent_base', 'good_only')}, 'rounding', ${coded('excellent_rounding', 'floor')}) as grading,
      json_build_object('previousId', b.previous_id, 'opening', b.opening, 'adjustment', b.adjustment,
        'eventIncrease', b.event_increase, 'eventDecrease', b.event_decrease, 'eventParts', json_build_object(
          'eventIncrease', json_build_object('probationary', b.event_increase_probationary, 'female', b.event_increase_female),
          'eventDecrease', json_build_object('probationary', b.event_decrease_probationary, 'female', b.event_decrease_female)),
        'probationaryMembers', v.probationary_members, 'femaleMembers', v.female_members) as begins,
      array(select v.closing_total ${pastOf(sql`o.id`, sql`p.id`)}) as history,
      (select writes_all()) or o.id in (select writable_organisations()) as "canEnter",
      o.id in (select reporting_organisations()) as "canReport",
      (select writes_all()) or o.id in (select reviewed_organisations()) as "canReview"
    from organisation o
    cross join period p
    join lateral (${spellOn('organisation', sql`o.id`, sql`p.ends_on`, sql`name, kind`)}) s on true
    left join standing_in_period x on x.organisation_id = o.id and x.period_id = p.id
    cross join lateral report_opening(o.id, p.id) b
    left join member_report_version v on v.id = b.previous_id
    where o.id = ${organisationId} and p.id = ${periodId} and p.retired_on is null`)
  return found ?? null
}

/** SQL FROM: the last eight official reports before a period, as `v`; of periods that end on one day only the first. */
export const pastOf = (organisationId: SQL, periodId: SQL) => sql`
  from reports_before(${organisationId}, ${periodId}) b join member_report_version v on v.id = b.version_id
  where not b.is_beside order by b.place limit 8`

/** SQL for the amount of a rule on the last day of the period; without a rule, the amount that held in 2026. */
const ruled = (subject: string, code: string, otherwise: number) => sql`
  coalesce((select r.amount::float8 from rule_set r where r.subject::text = ${subject} and r.code = ${code}
    and r.valid @> p.ends_on and (r.retired_on is null or r.retired_on > p.ends_on) limit 1), ${otherwise}::float8)`

/** SQL for the option of a rule: of the rules <prefix>_<option> the one with the amount 1. */
const coded = (prefix: string, otherwise: string) => sql`
  coalesce((select substr(r.code, length(${prefix}) + 2) from rule_set r where r.subject = 'grading_cap'
    and r.code like ${prefix} || '\\_%' and r.amount = 1 and r.valid @> p.ends_on and (r.retired_on is null or r.retired_on > p.ends_on) limit 1), ${otherwise})`
