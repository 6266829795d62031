import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { enterprises } from '../enterprise/record'
import type { EventInput } from '../event/record'
import type { Named } from '../period/words'
import { kept } from '../record/kept'
import type { Query } from '../record/list'
import { settingOn } from '../setting/queries'
import { joinUnitName } from '../unit/record'
import { definitionOf, type FigureCode, type FigureUnit, figureCodes } from './definitions'
import {
  type Difference,
  differenceRows,
  type MembersBasis,
  membersBasis,
  type Rested,
  restedRows,
} from './members-basis'
import { type BasisKind, countedOn, type Due, dueOn, named, type Subject, sourceOf } from './sources'
import { type Reconciled, reconciledIn } from './transfers'

export type Figure = {
  code: FigureCode
  /** Of the amounts; of a percentage that of its numerator and denominator. */
  unit: FigureUnit
  /** Null without any report: missing is not zero. For a percentage the quotient times 100, not rounded. */
  value: number | null
  fraction?: { numerator: number; denominator: number }
  basis?: Basis
  /** VND per USD on the day, by which amounts are converted; null: not set. */
  rate?: number | null
  /** Of members_in_zone_committee only: transfers under way, counted nowhere or twice (V25). */
  transit?: Reconciled
}

/** "Có số liệu 61/66 tổ chức đảng, trong đó 5 lấy từ quý III/2026": rows with data, and those with older data. */
export type Basis = {
  subject: Subject
  have: number
  of: number
  /** The end of the latest ended period, for which data are due; null if no period has ended. */
  expected: string | null
  /** The period that ended then. */
  due: Named | null
  older: Older[]
  /** The years that the figure is a mean of, oldest first; of `have`, the rows that lack some of them. */
  years?: { of: number[]; partial: number }
  /** Of figures of members. */
  members?: MembersBasis
}
/** Rows with data up to a day before the expected one, and the period that the data are of. */
export type Older = { until: string; period: Named | null; count: number }

/** A row that a figure counts. The sums of `amount` and `whole` are the figure, or its numerator and denominator. */
export type CountedRow = {
  id: string
  /** The tax code of an enterprise, the code of a project. */
  code: string | null
  name: string
  unitName: string | null
  amount: number | null
  whole: number | null
  /** Of a project: its enterprise. */
  enterprise: string | null
  taxCode: string | null
  /** Why the amount is less than the whole. */
  left: LeftOut | null
  until: string | null
  period: Named | null
  /** The record with the data: figures of an enterprise, or the report and its version. */
  sourceId: string | null
  versionId: string | null
  /** Of an organisation: events that moved members since the report that the amount is from. */
  events: MovingEvent[] | null
  /** The years that the amount is a mean of, with the figures of each. */
  years: { year: number; id: string }[] | null
}
export type MovingEvent = { id: string; kind: EventInput['kind']; effectiveOn: string }
export type LeftOut = 'not_operating' | 'state' | 'no_organisation' | 'serves_none' | 'split'

/** Of rows; `locale`: that of the names of units. */
export type Order = { sort: string; descending: boolean; locale?: Locale }

/** The columns by which rows can be sorted. */
const orderedBy = {
  name: sql`counted.name collate vi_natural`,
  code: sql`counted.code`,
  unitName: sql`u.name collate vi_natural`,
  amount: sql`counted.amount`,
  whole: sql`counted.whole`,
  until: sql`counted.until`,
}
export const isSortable = (sort: string): sort is keyof typeof orderedBy => Object.hasOwn(orderedBy, sort)

/** All figures on a day, over the rows that the actor may read. */
export const figuresOn = (db: Db, date: string, basis: BasisKind = 'latest'): Promise<Figure[]> =>
  kept(db, `figures ${date} ${basis}`, () => countFigures(db, date, basis))

async function countFigures(db: Db, date: string, basis: BasisKind): Promise<Figure[]> {
  const ground = await groundOf(db, date)
  const [ofOrganisations, ...counts] = await Promise.all([
    organisationsIn(db, date, basis, ground.members),
    ...(['enterprise', 'project'] as const).map((subject) => countedIn(db, subject, date, basis)),
  ])
  const { transit, groups } = ofOrganisations
  const known = new Map([...counts.flat(), ...groups])
  const members = await membersBasis(db, date, ground.members, ofOrganisations)
  return figureCodes.map((code) => ({
    ...withMembers(figureOf(code, known.get(code) ?? [], ground), members),
    ...(code === 'members_in_zone_committee' && { transit }),
  }))
}

function withMembers(figure: Figure, { zone, nonState }: Awaited<ReturnType<typeof membersBasis>>): Figure {
  if (figure.basis?.subject !== 'organisation') return figure
  const members = figure.code === 'members_in_non_state_enterprises' ? nonState : zone
  return { ...figure, basis: { ...figure.basis, members } }
}

/** The rows that a figure counts, including those without a report (amount null). */
export const rowsBehind = (db: Db, code: FigureCode, date: string, basis?: BasisKind, order?: Order) =>
  db.execute<CountedRow>(countedRows(code, date, basis, order))

/** The statement for the rows of a figure, for its page and its export; in the order of their names by default. */
export function countedRows(
  code: FigureCode,
  date: string,
  basis: BasisKind = 'latest',
  { sort, descending, locale }: Order = { sort: 'name', descending: false },
): Query {
  const { subject, among, whole, from } = definitionOf(code)
  const [amount, of] = pairOf(code)
  const data =
    from === 'period'
      ? sql`counted.until::text, ${named} as period, source_id as "sourceId", version_id as "versionId",
          ${subject === 'organisation' ? movedSince(date) : sql`null`} as events`
      : sql`null as until, null as period, null as "sourceId", null as "versionId", null as events`
  const owner =
    subject === 'project'
      ? sql`${enterprises.referredName(sql`j.enterprise_id`, 'vi', sql`${date}::date`)} as enterprise, e.tax_code as "taxCode"`
      : sql`null as enterprise, null as "taxCode"`
  return sql`
    select counted.id, counted.code, counted.name, u.name as "unitName", amount, whole,
      case when amount < whole then why end as "left", years, ${data}, ${owner}
    from (
      select id, code, name, unit_id, (${amount})::float8 as amount, (${of})::float8 as whole,
        ${whole ? whyLeft[subject] : sql`null`} as why, ${typeof from === 'object' ? from.years : sql`null`} as years,
        until, period_id, source_id, version_id, ${subject === 'organisation' ? sql`stands_in` : sql`null::jsonb as stands_in`}
      from ${sourceOf(subject, date, basis)} source where ${among}
    ) counted
    ${joinUnitName(sql`counted.unit_id`, { day: sql`${date}::date`, locale })}
    left join period p on p.id = counted.period_id
    ${subject === 'project' ? sql`left join project j on j.id = counted.id left join enterprise e on e.id = j.enterprise_id` : sql``}
    order by ${isSortable(sort) ? orderedBy[sort] : orderedBy.name} ${descending ? sql`desc` : sql`asc`} nulls last,
      ${orderedBy.name}, counted.id`
}

/** SQL for MovingEvent[] of a row; null without any. Events that moved members to the organisation stand beside `until`. */
const movedSince = (date: string) => sql`(
  select jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'effectiveOn', e.effective_on) order by e.effective_on, e.id)
  from event e
  where e.retired_on is null and e.effective_on <= ${date}::date and e.id in (
    select m.event_id from moving_parts() m where m.organisation_id = counted.id and m.effective_on > counted.until
    union all
    select (one ->> 'eventId')::uuid from jsonb_array_elements(counted.stands_in) one))`

/** The amount and the whole of a row. A row that lacks one of them counts in neither. */
function pairOf(code: FigureCode): [amount: SQL, whole: SQL] {
  const { amount, whole } = definitionOf(code)
  if (!whole) return [amount, sql`null::int`]
  return [
    sql`case when (${whole}) is not null then ${amount} end`,
    sql`case when (${amount}) is not null then ${whole} end`,
  ]
}

const ofEnterprise = sql`case when is_non_state is null then 'not_operating' when not is_non_state then 'state'
  when not has_organisation then 'no_organisation' end`
/** SQL for LeftOut. */
const whyLeft: Record<Subject, SQL> = {
  enterprise: ofEnterprise,
  project: ofEnterprise,
  organisation: sql`case when not serves_non_state then 'serves_none' when members_non_state < members then 'split' end`,
}

type Ground = { members: Due | null; figures: Due | null; years: number[]; rate: string | null }

/** The latest ended periods, the years of yearly means, and the exchange rate. */
async function groundOf(db: Db, date: string): Promise<Ground> {
  const [ground] = await db.execute<Ground>(sql`
    select ${dueOn(date, true)} as members, ${dueOn(date, false)} as figures,
      array(select year from counted_years(${date}::date) order by year) as years, ${settingOn('vnd_per_usd', date)} as rate`)
  if (!ground) throw new Error('db/report/figures: no ground')
  return ground
}

type Count = Pick<CountedRow, 'until' | 'period' | 'amount' | 'whole'> & { have: number; of: number; partial: number }

async function countedIn(db: Db, subject: Subject, date: string, basis: BasisKind) {
  return asCounts(subject, [...(await db.execute<Group>(groupRows(subject, date, basis, countedOn(subject, date))))])
}

/** All that figures of organisations say, in one statement, because reading the organisations is most of it. */
async function organisationsIn(db: Db, date: string, basis: BasisKind, due: Due | null) {
  const counted = sql`counted_now`
  const all = (rows: SQL) => sql`(select coalesce(json_agg(to_json(found)), '[]') from (${rows}) found)`
  const differences = due && basis === 'latest' ? all(differenceRows(due.until, counted)) : sql`'[]'::json`
  const [found] = await db.execute<Organisations>(sql`
    with counted_now as materialized (select * from ${countedOn('organisation', date)} counted)
    select ${all(groupRows('organisation', date, basis, counted))} as groups, ${differences} as differences,
      ${all(restedRows(date, basis, counted))} as rested, ${all(reconciledIn(date, counted))} as transit`)
  if (!found?.transit[0]) throw new Error('db/report/figures: no organisations')
  return { ...found, transit: found.transit[0], groups: asCounts('organisation', found.groups) }
}
type Organisations = { groups: Group[]; differences: Difference[]; rested: Rested[]; transit: Reconciled[] }

/**
 * The statement for the sums for all figures of a subject in one pass over its source, grouped by the period that the data come from.
 * The figure at index i has the columns amount<i>, whole<i>, have<i> (rows with an amount), of<i> (rows) and partial<i>
 * (rows that lack some of the years).
 */
function groupRows(subject: Subject, date: string, basis: BasisKind, counted: SQL): SQL {
  // Rows of organisations that do not report themselves count no organisation, only members.
  const isExpected = subject === 'organisation' ? sql`is_counting` : sql`true`
  const columns = codesOf(subject).map((code, i) => {
    const { among, from } = definitionOf(code)
    const [amount, whole] = pairOf(code)
    const isPartial =
      typeof from === 'object'
        ? sql`jsonb_array_length(${from.years}) < (select count(*) from counted_years(${date}::date))`
        : sql`false`
    return sql`sum(${amount}) filter (where ${among})::float8 as ${sql.identifier(`amount${i}`)},
      sum(${whole}) filter (where ${among})::float8 as ${sql.identifier(`whole${i}`)},
      count(${amount}) filter (where ${among} and ${isExpected})::int as ${sql.identifier(`have${i}`)},
      count(*) filter (where ${among} and ${isExpected})::int as ${sql.identifier(`of${i}`)},
      count(*) filter (where ${among} and ${isPartial})::int as ${sql.identifier(`partial${i}`)}`
  })
  return sql`
    select grouped.*, grouped.ends_on::text as until, ${named} as period from (
      select until as ends_on, period_id, ${sql.join(columns, sql`, `)}
      from ${sourceOf(subject, date, basis, counted)} counted group by until, period_id) grouped
    left join period p on p.id = grouped.period_id
    order by grouped.ends_on desc nulls last, p.starts_on desc`
}

const codesOf = (subject: Subject) => figureCodes.filter((code) => definitionOf(code).subject === subject)

type Group = Record<string, number | null> & Pick<Count, 'until' | 'period'>

const asCounts = (subject: Subject, groups: Group[]): [FigureCode, Count[]][] =>
  codesOf(subject).map((code, i) => [
    code,
    groups.map((group) => ({
      until: group.until,
      period: group.period,
      amount: group[`amount${i}`] ?? null,
      whole: group[`whole${i}`] ?? null,
      have: group[`have${i}`] ?? 0,
      of: group[`of${i}`] ?? 0,
      partial: group[`partial${i}`] ?? 0,
    })),
  ])

function figureOf(code: FigureCode, counts: Count[], { members, figures, years, rate }: Ground): Figure {
  const { subject, unit, whole, from, isConverted } = definitionOf(code)
  const have = total(counts.map(({ have }) => have))
  const of = total(counts.map(({ of }) => of))
  // A count of enterprises or projects is 0 without rows; an amount without any report is null.
  const isCount = ['enterprise', 'project'].includes(unit)
  const isKnown = counts.some(({ amount }) => amount !== null)
  const numerator = isKnown || isCount ? total(counts.map(({ amount }) => amount)) : null
  const expected = from === 'period' ? (subject === 'organisation' ? members : figures) : null
  const figure = {
    code,
    unit,
    ...(from && {
      basis: {
        subject,
        have,
        of,
        expected: expected?.until ?? null,
        due: expected?.period ?? null,
        older: olderIn(counts, expected?.until ?? null),
        ...(typeof from === 'object' && { years: { of: years, partial: total(counts.map(({ partial }) => partial)) } }),
      },
    }),
    ...(isConverted && { rate: rate === null ? null : Number(rate) }),
  }
  if (!whole) return { ...figure, value: numerator }
  const denominator = total(counts.map(({ whole }) => whole))
  if (numerator === null || denominator === 0) return { ...figure, value: null }
  return { ...figure, value: (100 * numerator) / denominator, fraction: { numerator, denominator } }
}

function olderIn(counts: Count[], due: string | null): Older[] {
  return counts.flatMap(({ until, period, have }) =>
    until && due && until < due && have > 0 ? [{ until, period, count: have }] : [],
  )
}

const total = (numbers: (number | null)[]) => numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)
