import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import type { Query } from '../list'
import { type Line, labels } from '../member-report/entry'
import type { Standing } from '../member-report/queries'
import { memberReportVersion } from '../member-report/record'

export const lines = Object.keys(labels) as Line[]

/** Null where nobody has told: missing is never zero. */
export type Lines = Record<Line, number | null>

/** An organisation that counts members itself; without a confirmed report its lines are empty. */
export type Counting = Lines & {
  id: string
  name: string
  /** The branch under the top that it hangs on. */
  branchId: string
  branchName: string
  hasEnded: boolean
  reportId: string | null
  /** Of what was sent last; a correction may wait while the version it corrects still counts. */
  standing: Standing
  isConfirmed: boolean
}

export type Sum = { lines: Lines; have: number; of: number }

/** Members who moved between two organisations of the sum, as each side reported it. */
export type Inside = { in: number; out: number }

export type SumBelow = Sum & {
  counting: Counting[]
  missing: Counting[]
  /** Those that the one who asks may not see: they are in no line. */
  outOfSight: number
  branches: (Sum & { id: string; name: string })[]
  inside: Inside
}

/**
 * The report of an organisation for a period, summed over all at or below it that count members, as the tree stood
 * when the period ended: of confirmed versions only, line by line.
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

/** A sum and how many of those it is of have told; one line of it is empty while nobody has told that line. */
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

/** Everybody who counts members at or below an organisation, with every line of the confirmed report. */
export const countingRows = (organisationId: string, periodId: string): Query => sql`
    select o.id, ${nameThen(sql`o.id`)} as name, b.branch_id as "branchId",
      coalesce(${nameThen(sql`b.branch_id`)}, '') as "branchName", b.has_ended as "hasEnded",
      m.id as "reportId", c.id is not null as "isConfirmed", ${counted},
      case when l.id is not null then l.state::text when d.id is not null then 'draft' else 'missing' end as standing
    from counting_below(${organisationId}::uuid, ${periodId}::uuid) b
    join organisation o on o.id = b.organisation_id
    join period p on p.id = ${periodId}::uuid
    left join member_report m on m.organisation_id = o.id and m.period_id = p.id
    left join latest_report l on l.report_id = m.id
    left join confirmed_report c on c.report_id = m.id
    left join report_draft d on d.report_id = m.id and d.typed is not null
    order by ${nameThen(sql`b.branch_id`)} collate "vi-x-icu", ${nameThen(sql`o.id`)} collate "vi-x-icu"`

/** What an organisation was called when the period ended, or last before. */
const nameThen = (id: SQL) => sql`(
  select s.name from organisation_state s where s.organisation_id = ${id}
  order by s.valid @> p.ends_on desc, lower(s.valid) > p.ends_on, lower(s.valid) desc limit 1)`

const insideOf = (db: Db, organisationId: string, periodId: string) =>
  db.execute<Inside>(sql`
    with below as materialized (select organisation_id from counting_below(${organisationId}::uuid, ${periodId}::uuid))
    select coalesce(sum(t.members) filter (where t.direction = 'in'), 0)::int as in,
      coalesce(sum(t.members) filter (where t.direction = 'out'), 0)::int as out
    from member_transfer t join confirmed_report v on v.id = t.version_id
    where v.period_id = ${periodId} and v.organisation_id in (select organisation_id from below)
      and t.counterpart_id in (select organisation_id from below)`)
