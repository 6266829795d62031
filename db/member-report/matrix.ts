import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { type Asked, anyOf, arrayOf, type Listed, planByValues, window } from '../record/list'
import { units } from '../unit/record'
import {
  asCodes,
  type Completeness,
  completeness,
  isSinceLock,
  matching,
  type ReportFilter,
  reportsOf,
  rowsOf,
  type Standing,
  standingIn,
  wished,
} from './queries'
import { isConfirmedEarly } from './signatures'

/** The state of the report of one organisation for one period. */
export type Cell = {
  organisationId: string
  periodId: string
  /** Null until a draft was saved or a version sent. */
  reportId: string | null
  standing: Standing
  isLate: boolean
  /** The latest version is a correction that waits. */
  isCorrection: boolean
  /** The latest version was confirmed before the cut-off day had passed. */
  isConfirmedEarly: boolean
}

/** An organisation that is expected to report for the chosen period. `versionId`: its latest version. */
export type MatrixRow = Cell & {
  name: string
  unitId: string
  unitName: string | null
  versionId: string | null
  /** Why the latest version, which waits, cannot be confirmed with others; null if it can, or if none waits. */
  heldBackBy: HeldBack | null
  /** The latest version waits, and nothing holds it back. */
  isPlain: boolean
  /** The actor may enter the report for those who report ("nhập thay"), and the period is open for it. */
  canEnter: boolean
  /** Expected only since the period was locked. */
  isSinceLock: boolean
}

/** Why a waiting report is confirmed only on its own page. */
export type HeldBack = 'not-yours' | 'locked' | 'before-cut-off' | 'correction' | 'warnings' | 'request'

export type MatrixAsked = Pick<Asked, 'text' | 'page'> & ReportFilter & { periodId: string }

/** A page of the organisations expected to report for a period, by unit and name. */
export const listMatrix = async (db: Db, asked: MatrixAsked): Promise<Listed<MatrixRow>> => {
  const { rows, total } = await readMatrix(db, asked)
  return { rows, total }
}

export type CountedMatrix = Listed<MatrixRow> & {
  /** Of the period, whatever the filter shows of it. */
  counted: Completeness
  /** How many of the expected are not below the zone's committee, so that their members are not in its total. */
  outside: number
  /** How many that the filter shows can be confirmed together. */
  plain: number
}
type Counted = Completeness & { total: number; outside: number; plain: number }

/** The same with counts: the expected reports are found once, and all but their order is asked of the rows of the page. */
export async function readMatrix(db: Db, asked: MatrixAsked): Promise<CountedMatrix> {
  const [, found] = await Promise.all([
    planByValues(db),
    db.execute<MatrixRow & { counted: Counted; place: unknown }>(sql`
      with ${inOrder(asked)},
      page as (select x.*, u.name as unit_name from found x join unit_names u using (unit_id) where x.is_shown ${order} ${window(asked)}),
      rows as (
        select ${cell}, x.name, x.unit_id as "unitId", x.unit_name as "unitName", l.id as "versionId", ${isPlain} as "isPlain", ${heldBackBy} as "heldBackBy",
          ${canWrite} and ${isOpen} as "canEnter", ${isSinceLock} as "isSinceLock", row_number() over (${orderOf(sql`x.unit_name`)}) as place
        ${rowsOf(sql`page`)}),
      ${outsideOf(asked.periodId)},
      plain as (select count(*)::int as count ${rowsOf(sql`(select * from found where is_shown and state = 'submitted')`)} and ${isPlain})
      select to_jsonb(counted) as counted, rows.* from (
        select ${completeness}, count(*) filter (where x.is_shown)::int as total,
          (select count from outside) as outside, (select count from plain) as plain from found x) counted
      left join rows on true order by place`),
  ])
  const [first] = found
  if (!first) throw new Error('db/member-report: select count(*) returned no row')
  const { total, outside, plain, ...counted } = first.counted
  const shown = [...found].filter(({ organisationId }) => organisationId !== null)
  return { rows: shown.map(({ counted, place, ...row }) => row), total, counted, outside, plain }
}

/** The reports of these organisations for other periods; no cell where none was expected. Looked up one by one (OFFSET). */
export async function listCells(db: Db, organisationIds: string[], periodIds: string[]): Promise<Cell[]> {
  if (organisationIds.length === 0 || periodIds.length === 0) return []
  const found = await db.execute<Cell>(sql`
    select found.* from unnest(${arrayOf(organisationIds)}) asked(id) cross join unnest(${arrayOf(periodIds)}) turn(id)
    cross join lateral (select ${cell} ${matching({ text: '' })} and o.id = asked.id and p.id = turn.id offset 0) found`)
  return [...found]
}

/** The statement for the export: columns `p0`, `p1`, … with the state by period in words; null if not expected. */
export function matrixRows(
  asked: MatrixAsked,
  periodIds: string[],
  words: Partial<Record<Standing | 'late', string>>,
): SQL {
  const columns = periodIds.map(
    (periodId, at) => sql`(select string_agg(s.state, '; ') from states s
      where s.organisation_id = o.id and s.period_id = ${periodId}::uuid) as ${sql.identifier(`p${at}`)}`,
  )
  return sql`
    with states as (
      select o.id as organisation_id, p.id as period_id,
        ${standingIn({ ...asCodes, ...words })} || case when l.is_late then ', ' || ${words.late ?? 'late'} else '' end as state
      ${matching({ text: '' })} and p.id = ${anyOf(periodIds)}
    )
    select ${unitName(asked.locale)} as "unitName", x.name, ${sql.join(columns, sql`, `)} ${placed(asked)}`
}

export type Place = {
  id: string
  isShown: boolean
  waits: boolean
  /** It would wait, but its period is locked. */
  isHeld: boolean
  /** It is shown and can be confirmed with others. */
  isPlain: boolean
}

/**
 * The reports of a period in the order of the matrix, for "previous" and "next". The filter by standing does not remove
 * rows but sets `isShown`: a report that was just decided no longer matches it, and its neighbours must still be found.
 */
export async function listPlaces(db: Db, asked: MatrixAsked): Promise<Place[]> {
  const found = await db.execute<Place>(sql`
    with ${inOrder(asked)}
    select x.report_id as id, x.is_shown as "isShown", x.state = 'submitted' and ${reviews} and ${isOpen} and x.is_shown as waits,
      x.state = 'submitted' and ${reviews} and not ${isOpen} and x.is_shown as "isHeld",
      ${isPlain} and x.is_shown as "isPlain"
    ${reportsOf(sql`found`, sql`join unit_names u on u.unit_id = x.unit_id`)} and x.latest_id is not null ${order}`)
  return [...found]
}

export type WaitingPeriod = { periodId: string; isHeld: boolean; count: number }

/** Periods with reports that wait for a decision of the actor, latest first. `isHeld`: the period is locked. */
export async function listWaitingPeriods(db: Db): Promise<WaitingPeriod[]> {
  const found = await db.execute<WaitingPeriod>(sql`
    select p.id as "periodId", not ${isOpen} as "isHeld", count(*)::int as count
    from latest_report l join period p on p.id = l.period_id join organisation o on o.id = l.organisation_id
    where l.state = 'submitted' and p.retired_on is null and o.retired_on is null and ${reviews}
    group by p.id, "isHeld" order by "isHeld", p.ends_on desc, p.starts_on desc`)
  return [...found]
}

export type Confirmable = {
  id: string
  sha256: string
  reportId: string
  name: string
  unitName: string | null
  number: number
  openingTotal: number
  increase: number
  decrease: number
  closingTotal: number
  officialMembers: number | null
  /** False: it no longer waits, or can only be decided on its own page. */
  isPlain: boolean
  heldBackBy: HeldBack | 'decided' | null
}

/** The versions chosen to be confirmed together, in their present state. */
export const listConfirmable = (db: Db, versionIds: string[]): Promise<Confirmable[]> =>
  versionIds.length === 0
    ? Promise.resolve([])
    : confirmable(db, placed({ text: '' }, sql`and l.id = ${anyOf(versionIds)}`))

/** All versions of a filter, not of a page only, that can be confirmed together. */
export const listPlain = (db: Db, asked: MatrixAsked): Promise<Confirmable[]> =>
  confirmable(db, placed(asked, sql`and ${isPlain}`))

async function confirmable(db: Db, rows: SQL): Promise<Confirmable[]> {
  const found = await db.execute<Confirmable>(sql`
    select l.id, l.sha256, x.report_id as "reportId", x.name, ${unitName()} as "unitName", l.number, l.opening_total as "openingTotal",
      l.admitted + l.transferred_in + l.other_increase + l.event_increase + greatest(l.carried_adjustment, 0) as increase,
      l.transferred_out + l.left_party + l.died + l.other_decrease + l.event_decrease - least(l.carried_adjustment, 0) as decrease,
      l.closing_total as "closingTotal", l.official_members as "officialMembers", ${isPlain} as "isPlain",
      case when l.state = 'submitted' then ${heldBackBy} else 'decided' end as "heldBackBy"
    ${rows}`)
  return [...found]
}

const cell = sql`o.id as "organisationId", p.id as "periodId", x.report_id as "reportId", ${standingIn(asCodes)} as standing,
  coalesce(l.is_late, false) as "isLate", l.state = 'submitted' and l.corrects_id is not null as "isCorrection",
  ${isConfirmedEarly('l')} as "isConfirmedEarly"`

const reviews = sql`((select writes_all()) or o.id in (select reviewed_organisations()))`

/** The period is not locked, or a reopening covers the organisation. */
const isOpen = sql`(p.locked_at is null or is_reopened(p.id, o.id, null))`

/** The only statement of what can be confirmed with others; the first reason that applies. */
const heldBackBy = sql`case
  when x.state is distinct from 'submitted' then null
  when not ${reviews} then 'not-yours'
  when not ${isOpen} then 'locked'
  when not is_settled(l.is_final, (select today()), p.cut_off_on) then 'before-cut-off'
  when l.corrects_id is not null then 'correction'
  when l.rule_results @> '[{"severity": "warning"}]' then 'warnings'
  when exists (select from correction_request q
    where q.organisation_id = o.id and q.period_id = p.id and q.resolved_at is null) then 'request' end`

const isPlain = sql`(x.state is not distinct from 'submitted' and ${heldBackBy} is null)`

/** May the actor enter reports of the organisation for those who report? */
const canWrite = sql`((select writes_all()) or o.id in (select writable_organisations()))`

const unitName = (locale: Locale = 'vi') => units.referredName(sql`o.unit_id`, locale)

/** FROM, WHERE and ORDER BY of the matrix: by unit, then by name. */
const placed = (asked: Parameters<typeof matching>[0], also = sql``) => sql`
  ${matching(asked)} ${also}
  order by ${unitName()} collate vi_natural nulls last, x.name collate vi_natural, o.id`

/**
 * CTEs of what the matrix shows of a period: `found`, its expected reports in the unit, of which those with `is_shown` match
 * text and standing, and `unit_names`, by which `order` sorts them.
 */
const inOrder = ({ text, standing, periodId, unitId, locale }: MatrixAsked) => sql`
  found as materialized (select x.*, ${wished({ text, standing })} as is_shown ${matching({ text: '', periodId, unitId })}),
  unit_names as materialized (select o.unit_id, ${unitName(locale)} as name from (select distinct unit_id from found) o)`

/**
 * CTE with the number of `found` that are not below the zone's committee. Only for those that do not stand directly below
 * it at the period's end the tree is walked.
 */
const outsideOf = (periodId: string) => sql`
  apart as materialized (
    select x.organisation_id as id, x.last_day as day from found x
    where x.has_ended or x.superior_id is distinct from (
      select setting_on('zone_committee', ends_on)::uuid from period where id = ${periodId}::uuid)),
  committee as materialized (
    select day, setting_on('zone_committee', day)::uuid as id from (select distinct day from apart) days),
  inside as (select day, organisations_below(id, day) as id from committee where id is not null),
  outside as (
    select count(*)::int as count from apart join committee using (day)
    where committee.id is not null and not exists (select from inside where inside.day = apart.day and inside.id = apart.id))`

const orderOf = (unit: SQL) =>
  sql`order by ${unit} collate vi_natural nulls last, x.name collate vi_natural, x.organisation_id`
const order = orderOf(sql`u.name`)
