import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { type Asked, anyOf, type Listed, listed, window } from '../record/list'
import { units } from '../unit/record'
import { asCodes, isSinceLock, matching, type ReportFilter, type Standing, standingIn, standingIs } from './queries'
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
export const listMatrix = (db: Db, asked: MatrixAsked): Promise<Listed<MatrixRow>> =>
  listed(
    db,
    sql`select ${cell}, x.name, o.unit_id as "unitId", ${unitName(asked.locale)} as "unitName", l.id as "versionId", ${isPlain} as "isPlain", ${heldBackBy} as "heldBackBy",
      ((select writes_all()) or o.id in (select writable_organisations())) and ${isOpen} as "canEnter", ${isSinceLock} as "isSinceLock"
      ${placed(asked)} ${window(asked)}`,
    sql`select ${matching(asked)}`,
  )

/** The reports of these organisations for other periods; no cell where none was expected. */
export async function listCells(db: Db, organisationIds: string[], periodIds: string[]): Promise<Cell[]> {
  if (organisationIds.length === 0 || periodIds.length === 0) return []
  const found = await db.execute<Cell>(sql`
    select ${cell} ${matching({ text: '' })} and o.id = ${anyOf(organisationIds)} and p.id = ${anyOf(periodIds)}`)
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
export async function listPlaces(db: Db, { standing, ...asked }: MatrixAsked): Promise<Place[]> {
  const shown = standing ? standingIs[standing] : sql`true`
  const found = await db.execute<Place>(sql`
    select x.report_id as id, ${shown} as "isShown", l.state = 'submitted' and ${reviews} and ${isOpen} and ${shown} as waits,
      l.state = 'submitted' and ${reviews} and not ${isOpen} and ${shown} as "isHeld",
      ${isPlain} and ${shown} as "isPlain"
    ${placed(asked, sql`and l.id is not null`)}`)
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
  when l.state is distinct from 'submitted' then null
  when not ${reviews} then 'not-yours'
  when not ${isOpen} then 'locked'
  when not is_settled(l.is_final, (select today()), p.cut_off_on) then 'before-cut-off'
  when l.corrects_id is not null then 'correction'
  when l.rule_results @> '[{"severity": "warning"}]' then 'warnings'
  when exists (select from correction_request q
    where q.organisation_id = o.id and q.period_id = p.id and q.resolved_at is null) then 'request' end`

const isPlain = sql`(l.state is not distinct from 'submitted' and ${heldBackBy} is null)`

const unitName = (locale: Locale = 'vi') => units.referredName(sql`o.unit_id`, locale)

/** FROM, WHERE and ORDER BY of the matrix: by unit, then by name. */
const placed = (asked: Parameters<typeof matching>[0], also = sql``) => sql`
  ${matching(asked)} ${also}
  order by ${unitName()} collate vi_natural nulls last, x.name collate vi_natural, o.id`
