import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { type Asked, anyOf, type Listed, listed, window } from '../record/list'
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
  /** The latest version can be confirmed with others: it waits, is settled, no correction, has no warning; the actor may. */
  isPlain: boolean
  /** The actor may enter the report for those who report ("nhập thay"), and the period is open for it. */
  canEnter: boolean
  /** Expected only since the period was locked. */
  isSinceLock: boolean
}

export type MatrixAsked = Pick<Asked, 'text' | 'page'> & ReportFilter & { periodId: string }

/** A page of the organisations expected to report for a period, by unit and name. */
export const listMatrix = (db: Db, asked: MatrixAsked): Promise<Listed<MatrixRow>> =>
  listed(
    db,
    sql`select ${cell}, x.name, o.unit_id as "unitId", ${unitName} as "unitName", l.id as "versionId", ${isPlain} as "isPlain",
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
    select ${unitName} as "unitName", x.name, ${sql.join(columns, sql`, `)} ${placed(asked)}`
}

export type Place = {
  id: string
  isShown: boolean
  waits: boolean
  /** It would wait, but its period is locked. */
  isHeld: boolean
}

/**
 * The reports of a period in the order of the matrix, for "previous" and "next". The filter by standing does not remove
 * rows but sets `isShown`: a report that was just decided no longer matches it, and its neighbours must still be found.
 */
export async function listPlaces(db: Db, { standing, ...asked }: MatrixAsked): Promise<Place[]> {
  const shown = standing ? standingIs[standing] : sql`true`
  const found = await db.execute<Place>(sql`
    select x.report_id as id, ${shown} as "isShown", l.state = 'submitted' and ${reviews} and ${isOpen} and ${shown} as waits,
      l.state = 'submitted' and ${reviews} and not ${isOpen} and ${shown} as "isHeld"
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
  /** False: it no longer waits, has warnings or is not settled, and can only be decided on its own page. */
  isPlain: boolean
}

/** The versions chosen to be confirmed together, in their present state. */
export async function listConfirmable(db: Db, versionIds: string[]): Promise<Confirmable[]> {
  if (versionIds.length === 0) return []
  const found = await db.execute<Confirmable>(sql`
    select l.id, l.sha256, x.report_id as "reportId", x.name, ${unitName} as "unitName", l.number, l.opening_total as "openingTotal",
      l.admitted + l.transferred_in + l.other_increase + l.event_increase + greatest(l.carried_adjustment, 0) as increase,
      l.transferred_out + l.left_party + l.died + l.other_decrease + l.event_decrease - least(l.carried_adjustment, 0) as decrease,
      l.closing_total as "closingTotal", l.official_members as "officialMembers", ${isPlain} as "isPlain"
    ${placed({ text: '' }, sql`and l.id = ${anyOf(versionIds)}`)}`)
  return [...found]
}

const cell = sql`o.id as "organisationId", p.id as "periodId", x.report_id as "reportId", ${standingIn(asCodes)} as standing,
  coalesce(l.is_late, false) as "isLate", l.state = 'submitted' and l.corrects_id is not null as "isCorrection",
  ${isConfirmedEarly('l')} as "isConfirmedEarly"`

const reviews = sql`((select writes_all()) or o.id in (select reviewed_organisations()))`

/** The period is not locked, or a reopening covers the organisation. */
const isOpen = sql`(p.locked_at is null or covering_grant(p.id, o.id, null) is not null)`

const isPlain = sql`coalesce(l.state = 'submitted' and l.corrects_id is null and ${reviews}
  and ${isOpen} and is_settled(l.is_final, (select today()), p.cut_off_on) and not l.rule_results @> '[{"severity": "warning"}]', false)`

const unitName = sql`(select u.name from unit_state u where u.unit_id = o.unit_id and u.valid @> (select today()))`

/** FROM, WHERE and ORDER BY of the matrix: by unit, then by name. */
const placed = (asked: Parameters<typeof matching>[0], also = sql``) => sql`
  ${matching(asked)} ${also}
  order by ${unitName} collate "vi-x-icu" nulls last, x.name collate "vi-x-icu", o.id`
