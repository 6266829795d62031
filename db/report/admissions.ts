import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import type { Named } from '../period/words'
import { kept } from '../record/kept'
import { readWhole } from '../record/list'
import { spellOn } from '../record/validity'
import { joinUnitName } from '../unit/record'
import type { Basis, Older } from './figures'
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
export type Admitted = {
  year: number
  admitted: number | null
  /** The zone's target, if the actor may read all organisations; else the sum of the rows' targets; null: none. */
  target: number | null
  basis: Basis
}
export type Admissions = Admitted & { rows: AdmittedRow[] }

/**
 * Confirmed admissions from the beginning of the year to a day, by confirmed_flow. The organisations are those below
 * the zone's committee in each period, so that one that has ended since stays in the sum.
 */
export const admittedOn = (db: Db, day: string): Promise<Admitted> =>
  kept(db, `admitted ${day}`, async () => {
    const [groups, [whole]] = await Promise.all([readWhole<Group>(db, groupRows(day)), ground(db, day)])
    return admitted(day, [...groups], whole)
  })

/** The same with the organisations, which are read for it. */
export async function admissionsOn(db: Db, day: string, locale?: Locale): Promise<Admissions> {
  const [found, [whole]] = await Promise.all([db.execute<AdmittedRow>(admittedRows(day, locale)), ground(db, day)])
  const rows = [...found]
  return {
    ...admitted(
      day,
      rows.map((row) => ({ ...row, count: 1 })),
      whole,
    ),
    rows,
  }
}

/** Organisations whose admissions are included up to the end of the same period; until null: without a report. */
type Group = Pick<AdmittedRow, 'admitted' | 'target' | 'until' | 'period'> & { count: number }

type Ground = { target: number | null; due: Due | null }

function admitted(day: string, groups: Group[], whole: Ground | undefined): Admitted {
  const told = groups.filter(({ until }) => until !== null)
  const due = whole?.due && whole.due.until.slice(0, 4) === day.slice(0, 4) ? whole.due : null
  const expected = due?.until ?? null
  const targets = groups.flatMap(({ target }) => target ?? [])
  return {
    year: Number(day.slice(0, 4)),
    admitted: told.length === 0 ? null : sum(told.map(({ admitted }) => admitted ?? 0)),
    target: whole?.target ?? (targets.length === 0 ? null : sum(targets)),
    basis: {
      subject: 'organisation',
      have: sum(told.map(({ count }) => count)),
      of: sum(groups.map(({ count }) => count)),
      expected,
      due: due?.period ?? null,
      older: olderIn(told.filter(({ until }) => until !== expected)),
    },
  }
}

/** By period, the latest first. */
function olderIn(groups: Group[]): Older[] {
  const older = new Map<string, Older>()
  for (const { until, period, count } of groups)
    if (until) {
      const key = `${until} ${period?.startsOn}`
      older.set(key, { until, period, count: count + (older.get(key)?.count ?? 0) })
    }
  return [...older].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, found]) => found)
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

/** CTEs `flow` (organisations with admissions in the year) and `counted` (those, and those that report on the day). */
const counted = (day: string) => sql`
  counting as materialized (
    select p.id as period_id, b.organisation_id from period p
    cross join lateral counting_below(setting_on('zone_committee', ${day}::date)::uuid, p.id) b
    where p.starts_on >= date_trunc('year', ${day}::date) and p.ends_on <= ${day}::date
      and p.asks_members and p.retired_on is null
  ), flow as materialized (
    select v.organisation_id, sum(v.admitted)::int as admitted, max(v.ends_on) as until,
      (array_agg(v.period_id order by v.ends_on desc, v.starts_on desc))[1] as period_id
    from confirmed_flow v join counting c on c.organisation_id = v.organisation_id and c.period_id = v.period_id
    group by v.organisation_id
  ), counted as materialized (
    select o.id, o.unit_id, f.admitted, f.until, f.period_id, t.admissions as target
    from organisation o
    left join flow f on f.organisation_id = o.id
    left join target t on t.organisation_id = o.id and t.year = extract(year from ${day}::date) and t.retired_on is null
    where (f.organisation_id is not null or o.id in (select counting_organisations(${day}::date)))
      and (o.retired_on is null or o.retired_on > ${day}::date)
  )`

/** The statement for AdmittedRow. */
export const admittedRows = (day: string, locale?: Locale) => sql`
  with ${counted(day)}
  select c.id, s.name, u.name as "unitName", c.admitted, c.target, c.until::text, ${named} as period
  from counted c
  join lateral (${spellOn('organisation', sql`c.id`, sql`${day}::date`)}) s on true
  left join period p on p.id = c.period_id
  ${joinUnitName(sql`c.unit_id`, { day: sql`${day}::date`, locale })}
  order by s.name collate vi_natural, c.id`

/** The statement for Group. */
const groupRows = (day: string) => sql`
  with ${counted(day)}
  select g.admitted, g.target, g.count, g.until::text, ${named} as period from (
    select until, period_id, sum(admitted)::int as admitted, sum(target)::int as target, count(*)::int as count
    from counted group by until, period_id) g
  left join period p on p.id = g.period_id`

const ground = (db: Db, day: string) =>
  db.execute<Ground>(sql`
    select (select admissions from target where organisation_id is null and retired_on is null
        and year = extract(year from ${day}::date)
        and sees_counting(${day}::date)) as target,
      ${dueOn(day, true)} as due`)
