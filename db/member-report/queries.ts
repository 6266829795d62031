import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, every, type Listed, listed, patternOf, window } from '../list'
import { period } from '../period/record'
import { type MemberReportInput, memberReport } from './record'

export type ReportFilter = {
  periodId?: string | undefined
  unitId?: string | undefined
  organisationId?: string | undefined
  standing?: 'missing' | 'waiting' | 'confirmed' | undefined
}

type Period = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'>

/** A report that there is or should be: of a missing one there are no counts, which is not zero. */
export type ReportRow = Partial<MemberReportInput> &
  Period & {
    id: string | null
    organisationId: string
    periodId: string
    organisationName: string
    unitName: string | null
    standing: 'missing' | 'waiting' | 'confirmed'
    previous: number | null
  }

const sortable: Record<string, SQL> = {
  periodId: sql`p.ends_on`,
  organisationId: sql`os.name collate "vi-x-icu"`,
  closingTotal: sql`r.closing_total`,
}

/** Every period that asks for members, with every organisation that counts its own: reports and gaps alike. */
export function listReports(db: Db, asked: Asked & ReportFilter): Promise<Listed<ReportRow>> {
  return listed(db, reportRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

type Standing = ReportRow['standing']

/** `words` say the standing in a reader's language, for a file; without them it is a code. */
export function reportRows(
  asked: Asked & ReportFilter,
  part: SQL = sql``,
  words: Record<Standing, string> = { missing: 'missing', waiting: 'waiting', confirmed: 'confirmed' },
): SQL {
  const direction = asked.descending ? sql`desc nulls last` : sql`asc nulls last`
  const order = sql`${sortable[asked.sort] ?? sortable.periodId} ${direction}, p.ends_on desc, p.starts_on desc, os.name collate "vi-x-icu", o.id`
  return sql`
    select page.*, u.name as "unitName", ${previousClosing(sql`page."organisationId"`, sql`page."startsOn"`)} as previous
    from (
      select ${counts}, o.id as "organisationId", o.unit_id, p.id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn",
        os.name as "organisationName", ${standingIn(words)} as standing, row_number() over (order by ${order}) as place
      ${matching(asked)}
      order by ${order} ${part}
    ) page
    left join unit_state u on u.unit_id = page.unit_id and u.valid @> (select today())
    order by page.place`
}

const counts = sql.join(
  Object.entries(getTableColumns(memberReport))
    .filter(([name]) => !['organisationId', 'periodId'].includes(name))
    .map(([name, column]) => sql`r.${sql.identifier(column.name)} as ${sql.identifier(name)}`),
  sql`, `,
)

const standingIn = ({ missing, waiting, confirmed }: Record<Standing, string>) =>
  sql`case when r.id is null then ${missing} when r.confirmed_at is null then ${waiting} else ${confirmed} end`

const standings: Record<Standing, SQL> = {
  missing: sql`r.id is null`,
  waiting: sql`r.id is not null and r.confirmed_at is null`,
  confirmed: sql`r.confirmed_at is not null`,
}

/** The last closing that was confirmed before a day. */
const previousClosing = (organisationId: SQL, startsOn: SQL): SQL => sql`(
  select before.closing_total from member_report before join period bp on bp.id = before.period_id
  where before.organisation_id = ${organisationId} and bp.ends_on < ${startsOn}::date
    and before.confirmed_at is not null and before.retired_on is null
  order by bp.ends_on desc limit 1)`

/**
 * One filter for the rows, their count and their export. An organisation with others under it counts nothing
 * itself; one that ended within the period still owes its closing report.
 */
function matching(asked: Asked & ReportFilter): SQL {
  const conditions = every([
    sql`p.retired_on is null and o.retired_on is null`,
    sql`(r.id is not null or not exists (select from organisation_state below
      where below.superior_id = o.id and below.valid @> p.ends_on))`,
    asked.text ? sql`o.id in (select organisations_like(${patternOf(asked.text)}))` : undefined,
    asked.periodId ? sql`p.id = ${asked.periodId}::uuid` : undefined,
    asked.organisationId ? sql`o.id = ${asked.organisationId}::uuid` : undefined,
    asked.unitId ? sql`o.unit_id in (select units_below(${asked.unitId}::uuid))` : undefined,
    asked.standing ? standings[asked.standing] : undefined,
  ])
  return sql`
    from period p
    join organisation_state os on os.valid && daterange(p.starts_on, p.ends_on, '[]')
      and (upper_inf(os.valid) or upper(os.valid) > p.ends_on or not exists (select from organisation_state later
        where later.organisation_id = os.organisation_id and lower(later.valid) >= upper(os.valid)
          and lower(later.valid) <= p.ends_on))
    join organisation o on o.id = os.organisation_id
    left join member_report r on r.organisation_id = o.id and r.period_id = p.id and r.retired_on is null
    where p.asks_members and p.starts_on <= (select today()) and ${conditions}`
}

/** Of how many organisations a period has counts, and of how many it should. */
export async function countReports(db: Db, periodId: string): Promise<{ counted: number; all: number }> {
  const all = { text: '', sort: '', descending: false, page: 1, validOn: undefined, periodId }
  const [found] = await db.execute<{ counted: number; all: number }>(sql`
    select count(r.confirmed_at)::int as counted, count(*)::int as all ${matching(all)}`)
  return found ?? { counted: 0, all: 0 }
}

/** A report with what one needs to name and judge it, or null. */
export async function findReport(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(memberReport),
      kind: period.kind,
      name: period.name,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
      lockedAt: period.lockedAt,
      canEdit: sql<boolean>`${memberReport.organisationId} in (select writable_organisations())`,
    })
    .from(memberReport)
    .innerJoin(period, eq(period.id, memberReport.periodId))
    .where(eq(memberReport.id, id))
  return found ?? null
}

export type Report = NonNullable<Awaited<ReturnType<typeof findReport>>>

/** The last confirmed report of an organisation before a day: where the next one begins. */
export async function findPreviousReport(db: Db, organisationId: string, startsOn: string) {
  const [found] = await db
    .select({
      ...getTableColumns(memberReport),
      kind: period.kind,
      name: period.name,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
    })
    .from(memberReport)
    .innerJoin(period, eq(period.id, memberReport.periodId))
    .where(
      sql`${memberReport.organisationId} = ${organisationId} and ${period.endsOn} < ${startsOn}
        and ${memberReport.confirmedAt} is not null and ${memberReport.retiredOn} is null`,
    )
    .orderBy(sql`${period.endsOn} desc`)
    .limit(1)
  return found ?? null
}

export type SplitRow = { enterpriseId: string; name: string; members: number | null }

/** The enterprises an organisation covered on a day, and any others a report was split by, with their share. */
export const listSplit = (db: Db, organisationId: string, endsOn: string, reportId: string | null) =>
  db.execute<SplitRow>(sql`
    select e.id as "enterpriseId", s.name, split.members
    from enterprise e
    join lateral (select name from enterprise_state where enterprise_id = e.id
      order by valid @> ${endsOn}::date desc, lower(valid) desc limit 1) s on true
    left join member_split split on split.enterprise_id = e.id and split.report_id = ${reportId}::uuid
    where split.id is not null or e.id in (select c.enterprise_id from coverage c
      where c.organisation_id = ${organisationId} and c.valid @> ${endsOn}::date and c.retired_on is null)
    order by s.name collate "vi-x-icu"`)

/** The enterprises a new report is split by, with the shares of the report before it. */
export async function listSplitBegun(db: Db, organisationId: string, endsOn: string, previousId: string | null) {
  const covered = await listSplit(db, organisationId, endsOn, null)
  const before = [...(await listSplit(db, organisationId, endsOn, previousId))]
  const sharesOf = new Map(before.map(({ enterpriseId, members }) => [enterpriseId, members]))
  return [...covered].map((row) => ({ ...row, members: sharesOf.get(row.enterpriseId) ?? null }))
}

/** What every organisation in sight is called, today or last. */
export const listAllOrganisationNames = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`
    select distinct on (organisation_id) organisation_id as value, name as label from organisation_state
    order by organisation_id, valid @> (select today()) desc, lower(valid) desc`)
