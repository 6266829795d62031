import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { Query } from '../record/list'
import { type BasisKind, type Subject, sourceOf, subjects } from './sources'
import { type Reconciled, reconcileZone } from './transfers'

export type FigureCode = keyof typeof definitions
export type FigureUnit = 'enterprise' | 'person' | 'project' | 'usd' | 'vnd' | 'percent'

export type Figure = {
  code: FigureCode
  unit: FigureUnit
  /** Null without any report: missing is not zero. For a percentage the quotient times 100, not rounded. */
  value: number | null
  fraction?: { numerator: number; denominator: number }
  basis?: Basis
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
  older: { until: string; count: number }[]
}

/** A row that a figure counts. The sums of `amount` and `whole` are the figure, or its numerator and denominator. */
export type CountedRow = {
  id: string
  name: string
  unitName: string | null
  amount: number | null
  whole: number | null
  until: string | null
}

type Definition = {
  subject: Subject
  unit: FigureUnit
  /** Condition on the rows of the subject's source. */
  among: SQL
  amount: SQL
  /** If set the figure is a percentage: 100 × sum(amount) / sum(whole). */
  whole?: SQL
  /** The amounts come from reports, which may be missing or old: the figure has a basis. */
  isReported?: true
}

const all = sql`true`
const one = sql`1`
const covered = sql`is_non_state and has_organisation`
const ofCovered = (amount: SQL) => sql`case when ${amount} is null then null when ${covered} then ${amount} else 0 end`

/** The definition of every figure, from which sums and rows are made. Codes: db/reference/published-figures.json. */
const definitions = {
  non_state_enterprises: { subject: 'enterprise', unit: 'enterprise', among: sql`is_non_state`, amount: one },
  non_state_enterprises_with_party_organisation: {
    subject: 'enterprise',
    unit: 'enterprise',
    among: covered,
    amount: one,
  },
  share_with_party_organisation: {
    subject: 'enterprise',
    unit: 'percent',
    among: sql`is_non_state`,
    amount: sql`has_organisation::int`,
    whole: one,
  },
  members_in_non_state_enterprises: {
    subject: 'organisation',
    unit: 'person',
    among: sql`serves_non_state`,
    amount: sql`members_non_state`,
    isReported: true,
  },
  members_in_zone_committee: {
    subject: 'organisation',
    unit: 'person',
    among: all,
    amount: sql`members`,
    isReported: true,
  },
  share_of_all_members: {
    subject: 'organisation',
    unit: 'percent',
    among: all,
    amount: sql`members_non_state`,
    whole: sql`members`,
    isReported: true,
  },
  registered_capital_with_party_organisation: {
    subject: 'project',
    unit: 'usd',
    among: sql`is_covered`,
    amount: sql`usd`,
  },
  share_of_registered_capital: {
    subject: 'project',
    unit: 'percent',
    among: all,
    amount: sql`case when is_covered then usd else 0 end`,
    whole: sql`usd`,
  },
  share_of_exports: {
    subject: 'enterprise',
    unit: 'percent',
    among: all,
    amount: ofCovered(sql`exports`),
    whole: sql`exports`,
  },
  workers_with_party_organisation: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`workers`,
    isReported: true,
  },
  workers_female: { subject: 'enterprise', unit: 'person', among: covered, amount: sql`female`, isReported: true },
  workers_male: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`workers - female`,
    isReported: true,
  },
  workers_managers_and_high_skilled: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`skilled`,
    isReported: true,
  },
  share_managers_and_high_skilled: {
    subject: 'enterprise',
    unit: 'percent',
    among: covered,
    amount: sql`skilled`,
    whole: sql`workers`,
    isReported: true,
  },
  workers_in_all_enterprises: {
    subject: 'enterprise',
    unit: 'person',
    among: all,
    amount: sql`workers`,
    isReported: true,
  },
  share_of_workers: {
    subject: 'enterprise',
    unit: 'percent',
    among: all,
    amount: ofCovered(sql`workers`),
    whole: sql`workers`,
    isReported: true,
  },
  trade_value_per_year: { subject: 'enterprise', unit: 'usd', among: covered, amount: sql`trade` },
  fdi_projects: { subject: 'project', unit: 'project', among: sql`kind = 'fdi'`, amount: one },
  fdi_capital: { subject: 'project', unit: 'usd', among: sql`kind = 'fdi'`, amount: sql`usd` },
  domestic_projects: { subject: 'project', unit: 'project', among: sql`kind = 'di'`, amount: one },
  domestic_capital: { subject: 'project', unit: 'vnd', among: sql`kind = 'di'`, amount: sql`vnd` },
} satisfies Record<string, Definition>

export const figureCodes = Object.keys(definitions) as FigureCode[]
export const isFigureCode = (text: string): text is FigureCode => Object.hasOwn(definitions, text)
export const subjectOf = (code: FigureCode): Subject => definitions[code].subject

/** All figures on a day, over the rows that the actor may read. */
export async function figuresOn(db: Db, date: string, basis: BasisKind = 'latest'): Promise<Figure[]> {
  const [expected, transit, ...counts] = await Promise.all([
    expectedOn(db, date),
    reconcileZone(db, date),
    ...subjects.map((subject) => countedIn(db, subject, date, basis)),
  ])
  const known = new Map(counts.flat())
  return figureCodes.map((code) => ({
    ...figureOf(code, known.get(code) ?? [], expected),
    ...(code === 'members_in_zone_committee' && { transit }),
  }))
}

/** The rows that a figure counts, by name, including those without a report (amount null). */
export const rowsBehind = (db: Db, code: FigureCode, date: string, basis?: BasisKind) =>
  db.execute<CountedRow>(countedRows(code, date, basis))

/** The statement for the rows of a figure, for its page and its export. */
export function countedRows(code: FigureCode, date: string, basis: BasisKind = 'latest'): Query {
  const { subject, among, amount, whole }: Definition = definitions[code]
  return sql`
    select counted.id, counted.name, u.name as "unitName", (${amount})::float8 as amount,
      (${whole ?? sql`null`})::float8 as whole, until::text
    from ${sourceOf(subject, date, basis)} counted
    left join unit_state u on u.unit_id = counted.unit_id and u.valid @> ${date}::date
    where ${among} order by counted.name collate "vi-x-icu", counted.id`
}

type Expected = { members: string | null; figures: string | null }

async function expectedOn(db: Db, date: string): Promise<Expected> {
  const [latest] = await db.execute<Expected>(sql`
    select (select max(ends_on)::text from counted_periods(${date}::date, true)) as members,
      (select max(ends_on)::text from counted_periods(${date}::date, false)) as figures`)
  return latest ?? { members: null, figures: null }
}

type Count = { until: string | null; amount: number | null; whole: number | null; have: number; of: number }

/**
 * The sums for all figures of a subject in one pass over its source, grouped by the period that the data come from.
 * The figure at index i has the columns amount<i>, whole<i>, have<i> (rows with an amount) and of<i> (rows).
 */
async function countedIn(db: Db, subject: Subject, date: string, basis: BasisKind): Promise<[FigureCode, Count[]][]> {
  const codes = figureCodes.filter((code) => definitions[code].subject === subject)
  const columns = codes.map((code, i) => {
    const { among, amount, whole = sql`null::int` }: Definition = definitions[code]
    return sql`sum(${amount}) filter (where ${among})::float8 as ${sql.identifier(`amount${i}`)},
      sum(${whole}) filter (where ${among})::float8 as ${sql.identifier(`whole${i}`)},
      count(${amount}) filter (where ${among})::int as ${sql.identifier(`have${i}`)},
      count(*) filter (where ${among})::int as ${sql.identifier(`of${i}`)}`
  })
  const groups = await db.execute<Record<string, string | number | null>>(sql`
    select until::text as until, ${sql.join(columns, sql`, `)} from ${sourceOf(subject, date, basis)} counted group by until order by until desc nulls last`)
  const number = (group: (typeof groups)[number], name: string) => {
    const found = group[name]
    return typeof found === 'number' ? found : null
  }
  return codes.map((code, i) => [
    code,
    groups.map((group) => ({
      until: typeof group.until === 'string' ? group.until : null,
      amount: number(group, `amount${i}`),
      whole: number(group, `whole${i}`),
      have: number(group, `have${i}`) ?? 0,
      of: number(group, `of${i}`) ?? 0,
    })),
  ])
}

function figureOf(code: FigureCode, counts: Count[], expected: Expected): Figure {
  const { subject, unit, whole, isReported }: Definition = definitions[code]
  const have = total(counts.map(({ have }) => have))
  const of = total(counts.map(({ of }) => of))
  // A count of enterprises or projects is 0 without rows; an amount without any report is null.
  const isCount = ['enterprise', 'project'].includes(unit)
  const numerator = have > 0 || isCount ? total(counts.map(({ amount }) => amount)) : null
  const denominator = whole ? total(counts.map(({ whole }) => whole)) : null
  const due = subject === 'organisation' ? expected.members : expected.figures
  const basis = isReported && { basis: { subject, have, of, expected: due, older: olderIn(counts, due) } }
  if (denominator === null) return { code, unit, value: numerator, ...basis }
  if (numerator === null || denominator === 0) return { code, unit, value: null, ...basis }
  return { code, unit, value: (100 * numerator) / denominator, fraction: { numerator, denominator }, ...basis }
}

function olderIn(counts: Count[], due: string | null): Basis['older'] {
  return counts.flatMap(({ until, have }) => (until && due && until < due && have > 0 ? [{ until, count: have }] : []))
}

const total = (numbers: (number | null)[]) => numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)
