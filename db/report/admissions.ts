import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import type { Named } from '../period/words'
import { spellOn } from '../record/validity'
import { joinUnitName } from '../unit/record'
import type { Basis } from './figures'
import { type Due, dueOn, named } from './sources'

/** Admissions of one organisation since the beginning of the year; null without a confirmed report in it. */
export type AdmittedRow = {
  id: string
  name: string
  unitName: string | null
  admitted: number | null
  target: number | null
  /** The end of the last period whose report is included. */
  until: string | null
  period: Named | null
}

/** Admissions of the year so far against the target (kết nạp lũy kế năm trên chỉ tiêu giao). */
export type Admissions = {
  year: number
  admitted: number | null
  /** The zone's target, if the actor may read all organisations; else the sum of the rows' targets; null: none. */
  target: number | null
  basis: Basis
  rows: AdmittedRow[]
}

/**
 * Confirmed admissions from the beginning of the year to a day, by confirmed_flow. The organisations are those below
 * the zone's committee in each period, so that one that has ended since stays in the sum.
 */
export async function admissionsOn(db: Db, day: string, locale?: Locale): Promise<Admissions> {
  const [rows, [whole]] = await Promise.all([db.execute<AdmittedRow>(admittedRows(day, locale)), ground(db, day)])
  const counted = [...rows]
  const told = counted.filter(({ admitted }) => admitted !== null)
  const due = whole?.due && whole.due.until.slice(0, 4) === day.slice(0, 4) ? whole.due : null
  const expected = due?.until ?? null
  const isCurrent = (row: AdmittedRow) => expected !== null && row.until === expected
  const targets = counted.flatMap(({ target }) => target ?? [])
  return {
    year: Number(day.slice(0, 4)),
    admitted: told.length === 0 ? null : told.reduce((sum, { admitted }) => sum + (admitted ?? 0), 0),
    target: whole?.target ?? (targets.length === 0 ? null : targets.reduce((sum, one) => sum + one, 0)),
    basis: {
      subject: 'organisation',
      have: told.length,
      of: counted.length,
      expected,
      due: due?.period ?? null,
      older: olderIn(told.filter((row) => !isCurrent(row))),
    },
    rows: counted,
  }
}

function olderIn(rows: AdmittedRow[]): Basis['older'] {
  const ends = [...new Set(rows.flatMap(({ until }) => until ?? []))].sort().reverse()
  return ends.map((until) => {
    const those = rows.filter((row) => row.until === until)
    return { until, period: those[0]?.period ?? null, count: those.length }
  })
}

/** The statement for AdmittedRow: organisations with admissions in the year, and those that report on the day. */
export const admittedRows = (day: string, locale?: Locale) => sql`
  with counting as materialized (
    select p.id as period_id, b.organisation_id from period p
    cross join lateral counting_below(setting_on('zone_committee', ${day}::date)::uuid, p.id) b
    where p.starts_on >= date_trunc('year', ${day}::date) and p.ends_on <= ${day}::date
      and p.asks_members and p.retired_on is null
  ), flows as materialized (
    select v.organisation_id, sum(v.admitted)::int as admitted, max(v.ends_on)::text as until,
      (array_agg(v.period_id order by v.ends_on desc, v.starts_on desc))[1] as period_id
    from confirmed_flow v join counting c on c.organisation_id = v.organisation_id and c.period_id = v.period_id
    group by v.organisation_id
  )
  select o.id, s.name, u.name as "unitName", f.admitted, t.admissions as target, f.until, ${named} as period
  from organisation o
  join lateral (${spellOn('organisation', sql`o.id`, sql`${day}::date`)}) s on true
  left join flows f on f.organisation_id = o.id
  left join period p on p.id = f.period_id
  left join target t on t.organisation_id = o.id and t.year = extract(year from ${day}::date) and t.retired_on is null
  ${joinUnitName(sql`o.unit_id`, { day: sql`${day}::date`, locale })}
  where (f.organisation_id is not null or o.id in (select counting_organisations(${day}::date)))
    and (o.retired_on is null or o.retired_on > ${day}::date)
  order by s.name collate vi_natural, o.id`

const ground = (db: Db, day: string) =>
  db.execute<{ target: number | null; due: Due | null }>(sql`
    select (select admissions from target where organisation_id is null and retired_on is null
        and year = extract(year from ${day}::date)
        and sees_counting(${day}::date)) as target,
      ${dueOn(day, true)} as due`)
