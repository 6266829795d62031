import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { type Asked, anyOf, type Listed, listed, window } from '../record/list'
import { asCodes, matching, type ReportFilter, type Standing, standingIn, standingIs } from './queries'

/** How the report of one organisation for one period stands. */
export type Cell = {
  organisationId: string
  periodId: string
  /** Null while nothing was written. */
  reportId: string | null
  standing: Standing
  isLate: boolean
  /** A correction of a confirmed report waits. */
  isCorrection: boolean
}

/** An organisation that is expected to report for the chosen period, with the version that waits, if one does. */
export type MatrixRow = Cell & {
  name: string
  unitId: string
  unitName: string | null
  versionId: string | null
  /** It waits, may be confirmed by the one who asks, corrects nothing, and nothing warns. */
  isPlain: boolean
  /** The one who asks may enter it for those who report, while the period takes it. */
  canEnter: boolean
}

export type MatrixAsked = Pick<Asked, 'text' | 'page'> & ReportFilter & { periodId: string }

/** The organisations expected for a period, park by park. */
export const listMatrix = (db: Db, asked: MatrixAsked): Promise<Listed<MatrixRow>> =>
  listed(
    db,
    sql`select ${cell}, x.name, o.unit_id as "unitId", ${unitName} as "unitName", l.id as "versionId", ${isPlain} as "isPlain",
      ((select writes_all()) or o.id in (select writable_organisations())) and ${isOpen} as "canEnter"
      ${placed(asked)} ${window(asked)}`,
    sql`select ${matching(asked)}`,
  )

/** The same organisations' reports for other periods; where one was not expected there is nothing. */
export async function listCells(db: Db, organisationIds: string[], periodIds: string[]): Promise<Cell[]> {
  if (organisationIds.length === 0 || periodIds.length === 0) return []
  const found = await db.execute<Cell>(sql`
    select ${cell} ${matching({ text: '' })} and o.id = ${anyOf(organisationIds)} and p.id = ${anyOf(periodIds)}`)
  return [...found]
}

/** The matrix for a file: a column `p0`, `p1`, … for each period, its state in words; nothing where none was expected. */
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
  /** It would wait, were its period not locked. */
  isHeld: boolean
}

/**
 * The reports of a period in the order of the matrix: which of them a filter shows, and which wait for a decision
 * of the one who asks. The filter by standing leaves none out, so that one finds on from a report that left it.
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

/** The periods in which something waits for the one who asks, the latest first; `isHeld`, until they are reopened. */
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
  officialMembers: number
  /** It waits no more, or something warns: it can only be looked at alone. */
  isPlain: boolean
}

/** Versions that somebody wants to confirm together, as they stand now. */
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
  coalesce(l.is_late, false) as "isLate", l.state = 'submitted' and l.corrects_id is not null as "isCorrection"`

const reviews = sql`((select writes_all()) or o.id in (select reviewed_organisations()))`

/** Not locked, or opened to the organisation. */
const isOpen = sql`(p.locked_at is null or covering_grant(p.id, o.id, null) is not null)`

const isPlain = sql`coalesce(l.state = 'submitted' and l.corrects_id is null and ${reviews}
  and ${isOpen} and not l.rule_results @> '[{"severity": "warning"}]', false)`

const unitName = sql`(select u.name from unit_state u where u.unit_id = o.unit_id and u.valid @> (select today()))`

/** Park by park, and in each by name. */
const placed = (asked: Parameters<typeof matching>[0], also = sql``) => sql`
  ${matching(asked)} ${also}
  order by ${unitName} collate "vi-x-icu" nulls last, x.name collate "vi-x-icu", o.id`
