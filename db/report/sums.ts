import { getTableColumns, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { type Line, labels } from '../member-report/entry'
import { asCodes, expectedWith, type Standing, standingIn } from '../member-report/queries'
import { memberReportVersion } from '../member-report/record'
import type { Query } from '../record/list'
import { spellOn } from '../record/validity'

/** All lines of a report, in the order of the form. */
export const lines = Object.keys(labels) as Line[]

/** Null where no report has the line: missing is not zero. */
export type Lines = Record<Line, number | null>

/** An organisation that is expected to report; without a confirmed report its lines are null. */
export type Counting = Lines & {
  id: string
  name: string
  /** The organisation directly below the top on the path to it; see counting_below. */
  branchId: string
  branchName: string
  hasEnded: boolean
  reportId: string | null
  /** Of the latest version: a correction may wait while the confirmed version before it still counts. */
  standing: Standing
  isConfirmed: boolean
}

export type Sum = { lines: Lines; have: number; of: number }

/** Members transferred between two organisations of the sum, as reported by the receiving and the sending side. */
export type Inside = { in: number; out: number }

export type SumBelow = Sum & {
  counting: Counting[]
  missing: Counting[]
  /** The number of organisations that the actor may not read: the lines do not include them. */
  outOfSight: number
  branches: (Sum & { id: string; name: string })[]
  inside: Inside
}

/**
 * The report of an organisation for a period as a sum over the confirmed reports of all expected organisations at or
 * below it, by the tree of organisations in that period.
 */
export async function sumBelow(db: Db, organisationId: string, periodId: string): Promise<SumBelow> {
  const [rows, [seen], [inside]] = await Promise.all([
    db.execute<Counting>(countingRows(organisationId, periodId)),
    db.execute<{ all: number }>(
      sql`select count(*)::int as all from counting_below(${organisationId}::uuid, ${periodId}::uuid)`,
    ),
    insideOf(db, organisationId, periodId),
  ])
  const counting = [...rows]
  return {
    ...sumOf(counting),
    counting,
    missing: counting.filter(({ isConfirmed }) => !isConfirmed),
    outOfSight: (seen?.all ?? counting.length) - counting.length,
    branches: branchesOf(counting),
    inside: inside ?? { in: 0, out: 0 },
  }
}

/** Sums each line over confirmed reports. A line that no report has is null, not 0. */
export function sumOf(counting: Counting[]): Sum {
  const told = counting.filter(({ isConfirmed }) => isConfirmed)
  const sum = (line: Line) =>
    told.reduce<number | null>((sum, one) => (one[line] === null ? sum : (sum ?? 0) + one[line]), null)
  return {
    lines: Object.fromEntries(lines.map((line) => [line, sum(line)])) as Lines,
    have: told.length,
    of: counting.length,
  }
}

function branchesOf(counting: Counting[]) {
  const names = new Map(counting.map(({ branchId, branchName }) => [branchId, branchName]))
  return [...names].map(([id, name]) => ({ id, name, ...sumOf(counting.filter(({ branchId }) => branchId === id)) }))
}

const columns = getTableColumns(memberReportVersion)
const counted = sql.join(
  lines.map((line) => sql`c.${sql.identifier(columns[line].name)} as ${sql.identifier(line)}`),
  sql`, `,
)

/** The statement for Counting: expected organisations at or below one, by branch and name. */
export const countingRows = (organisationId: string, periodId: string): Query => sql`
    select o.id, x.name, b.branch_id as "branchId", coalesce(branch.name, '') as "branchName", b.has_ended as "hasEnded",
      x.report_id as "reportId", c.id is not null as "isConfirmed", ${counted}, ${standingIn(asCodes)} as standing
    ${expectedWith(sql`join counting_below(${organisationId}::uuid, ${periodId}::uuid) b
      on b.organisation_id = x.organisation_id and x.period_id = ${periodId}::uuid
      left join lateral (${spellOn('organisation', sql`b.branch_id`, sql`p.ends_on`)}) branch on true`)}
    order by branch.name collate "vi-x-icu", x.name collate "vi-x-icu"`

const insideOf = (db: Db, organisationId: string, periodId: string) =>
  db.execute<Inside>(sql`
    with below as materialized (select organisation_id from counting_below(${organisationId}::uuid, ${periodId}::uuid))
    select coalesce(sum(t.members) filter (where t.direction = 'in'), 0)::int as in,
      coalesce(sum(t.members) filter (where t.direction = 'out'), 0)::int as out
    from member_transfer t join confirmed_report v on v.id = t.version_id
    where v.period_id = ${periodId} and v.organisation_id in (select organisation_id from below)
      and t.counterpart_id in (select organisation_id from below)`)
