import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { period } from '../period/record'
import { kept } from '../record/kept'
import {
  type Asked,
  countedUpTo,
  countRows,
  every,
  inSight,
  isFound,
  type Listed,
  listed,
  pageSize,
  planByValues,
  window,
} from '../record/list'
import { joinUnitName } from '../unit/record'
import { codeIn } from './code'
import type { MemberReportInput } from './entry'
import { confirmedReport, memberReport, memberReportVersion } from './record'

/** The state of a report. `missing`: neither sent nor drafted; `draft`: a draft and nothing sent. */
export const standings = ['missing', 'draft', 'submitted', 'returned', 'confirmed'] as const
export type Standing = (typeof standings)[number]

export type ReportFilter = {
  periodId?: string | undefined
  unitId?: string | undefined
  organisationId?: string | undefined
  standing?: ReportWish | undefined
  /** Of the names of units. */
  locale?: Locale | undefined
}
/** Values of the filter by standing: states, groups of states, and marks that inspectors look for. */
export type ReportWish = Standing | 'unsent' | 'sent' | 'on-time' | 'late' | 'official' | 'one-person' | 'after-lock'

type Period = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'>

/** A report that was sent or is expected. A missing one has no counts (not 0). */
export type ReportRow = Partial<MemberReportInput> &
  Period & {
    id: string | null
    organisationId: string
    periodId: string
    organisationName: string
    unitName: string | null
    /** Of the latest version, as `isLate`; the numbers are those of the official one if there is one. */
    standing: Standing
    isLate: boolean
    isOfficial: boolean
    versionId: string | null
    latestNumber: number | null
    /** Sent and confirmed by the same account. */
    isOnePersons: boolean
    previous: number | null
  }

/** Words for standingIn that leave the standing as a code. */
export const asCodes = Object.fromEntries(standings.map((one) => [one, one])) as Record<Standing, string>

const sortable: Record<string, SQL> = {
  periodId: sql`p.ends_on`,
  organisationId: sql`x.name collate vi_natural`,
  closingTotal: sql`r.closing_total`,
}

/** A page of the reports of all periods: all that were sent, and the expected ones that were not. */
export async function listReports(db: Db, asked: Asked & ReportFilter): Promise<Listed<ReportRow>> {
  // OFFSET keeps the rows of a period together, so that counting stops where a page would.
  const counted = sql`select from ${turns(asked)} cross join lateral (select ${ofTurn(asked)} offset 0) counted`
  const rows =
    Object.hasOwn(sortable, asked.sort) && asked.sort !== 'periodId' ? reportRows(asked, window(asked)) : ofPage(asked)
  const { text, standing, periodId, unitId, organisationId } = asked
  // Drafts, and what a text finds, are not among the tables of which a count is kept.
  if (text || standing || organisationId) return listed(db, rows, counted)
  const total = await kept(db, `reports ${periodId} ${unitId} ${asked.descending}`, async () => {
    await planByValues(db)
    return countRows(db, counted, countedUpTo + 1)
  })
  return listed(db, rows, async () => total)
}

/**
 * The rows of a page by period: the rows of one period after the other, of each as many as the page can need, in the order of
 * the periods, which LATERAL keeps. So the page reads as many periods as it shows, not the history, and all that a row
 * tells only of its own rows.
 */
const inTurn = (asked: Asked & ReportFilter): SQL => sql`
  select ${row}, row_number() over (order by ${sql`p.ends_on ${directionOf(asked)}`}, p.starts_on desc, x.name collate vi_natural, o.id) as place
  ${rowsOf(sql`(
    select page.* from ${turns(asked)} cross join lateral (
      select x.* ${ofTurn(asked)} order by x.name collate vi_natural, o.id limit ${asked.page * pageSize}) page ${window(asked)})`)}`

const directionOf = ({ descending }: Asked) => (descending ? sql`desc` : sql`asc`)
const turns = (
  asked: Asked,
) => sql`(select id, starts_on, ends_on from period turn where asks_members and retired_on is null
  order by turn.ends_on ${directionOf(asked)}, turn.starts_on desc) turn`
const ofTurn = (asked: Asked & ReportFilter) => sql`${sentOrExpected} and p.id = turn.id and ${wished(asked)}`

/** The statement for ReportRow. */
export function reportRows(asked: Asked & ReportFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc nulls last` : sql`asc nulls last`
  const order = sql`${sortable[asked.sort] ?? sortable.periodId} ${direction}, p.ends_on desc, p.starts_on desc, x.name collate vi_natural, o.id`
  return withMore(
    asked,
    sql`select ${row}, row_number() over (order by ${order}) as place ${sentOrExpected} and ${wished(asked)}
      order by ${order} ${part}`,
  )
}

/** ReportRow of a page by period, with what came before its rows asked once for all of them. */
const ofPage = (asked: Asked & ReportFilter): SQL => sql`
  with page as materialized (${inTurn(asked)})
  select page.*, u.name as "unitName", (select v.closing_total from member_report_version v where v.id = b.version_id) as previous
  from page
  left join reports_before_each(array(select "organisationId" from page order by place),
    array(select "periodId" from page order by place)) b
    on b.organisation_id = page."organisationId" and b.period_id = page."periodId" and b.place = 1
  ${joinUnitName(sql`page.unit_id`, asked)}
  order by page.place`

/** ReportRow from the select list `row` and a place. */
const withMore = ({ locale }: ReportFilter, rows: SQL): SQL => sql`
  select page.*, u.name as "unitName", ${previousClosing} as previous
  from (${rows}) page
  ${joinUnitName(sql`page.unit_id`, { locale })}
  order by page.place`

const counts = sql.join(
  Object.entries(getTableColumns(memberReportVersion))
    .filter(([name]) => !['id', 'organisationId', 'periodId', 'isLate'].includes(name))
    .map(([name, column]) => sql`r.${sql.identifier(column.name)} as ${sql.identifier(name)}`),
  sql`, `,
)

/** SQL for the standing of an expected report (aliases of expectedWith), in the given words. */
export const standingIn = (words: Record<Standing, string>) => sql`case
  when x.state = 'confirmed' then ${words.confirmed} when x.state = 'returned' then ${words.returned}
  when x.state = 'submitted' then ${words.submitted} when d.id is not null then ${words.draft} else ${words.missing} end`

/** Sent after the due date; false if nothing was sent. */
const isLate = sql`coalesce(x.is_late, false)`
const isOnePersons = sql`coalesce(r.state = 'confirmed' and r.decided_by = r.submitted_by, false)`

/** The select list of a row, without the names that come after the page. */
const row = sql`${counts}, x.report_id as id, o.id as "organisationId", o.unit_id, p.id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
  x.name as "organisationName", ${standingIn(asCodes)} as standing, ${isLate} as "isLate",
  ${isOnePersons} as "isOnePersons", r.id as "versionId", x.official_id is not null as "isOfficial", l.number as "latestNumber"`

/** SQL conditions of the filter by standing (aliases of expectedWith). */
export const standingIs: Record<ReportWish, SQL> = {
  missing: sql`x.latest_id is null and d.id is null`,
  draft: sql`x.latest_id is null and d.id is not null`,
  unsent: sql`x.latest_id is null`,
  submitted: sql`x.state = 'submitted'`,
  returned: sql`x.state = 'returned'`,
  confirmed: sql`x.state = 'confirmed'`,
  sent: sql`x.latest_id is not null`,
  'on-time': sql`not x.is_late`,
  late: isLate,
  official: sql`x.official_id is not null`,
  'one-person': sql`exists (select from member_report_version v where v.report_id = x.report_id
    and v.state = 'confirmed' and v.decided_by = v.submitted_by)`,
  'after-lock': sql`exists (select from member_report_version v where v.report_id = x.report_id and v.reopening_id is not null)`,
}

/** The period is locked, and the organisation is expected only since then: recorded with an earlier day after the lock. */
export const isSinceLock = sql`(p.locked_at is not null and x.official_id is null and o.id <> all(coalesce(p.missing_at_lock, '{}')))`

/** The closing of the report before a listed one. */
const previousClosing = sql`(
  select v.closing_total from reports_before(page."organisationId", page."periodId") b
  join member_report_version v on v.id = b.version_id where b.place = 1)`

/** The version whose numbers are shown. CASE, which the planner may put before a policy; it may not do so with COALESCE. */
const shownId = sql`case when x.official_id is null then x.latest_id else x.official_id end`

/**
 * SQL FROM … WHERE true over expected_report, to be continued with AND. `also` is joined to it. Aliases: x the expected
 * report, p period, o its organisation (id and unit_id), l latest version, c official version, r the official or else the latest, d draft. All
 * are joined by their period, too: a statement about some periods reads these and not the history.
 */
export const expectedWith = (also: SQL) => reportsOf(sql`expected_report`, also)
/** The same over all rows of a view. */
export const reportsOf = (view: SQL, also = sql``) => sql`
  from ${view} x
  join period p on p.id = x.period_id ${also}
  cross join lateral (select x.organisation_id as id, x.unit_id) o
  left join member_report_version l on l.id = x.latest_id and l.period_id = x.period_id
  left join member_report_version c on c.id = x.official_id and c.period_id = x.period_id
  left join member_report_version r on r.id = ${shownId} and r.period_id = x.period_id
  left join report_draft d on d.report_id = x.report_id and d.period_id = x.period_id and d.typed is not null
  where true`
export const expectedReports = expectedWith(sql``)
/** The same over a few rows of a view, without c: OFFSET has each look its versions up, where a join might read the history. */
export const rowsOf = (rows: SQL) => sql`
  from ${rows} x
  join period p on p.id = x.period_id
  cross join lateral (select x.organisation_id as id, x.unit_id) o
  left join lateral (select * from member_report_version where id = x.latest_id offset 0) l on true
  left join lateral (select * from member_report_version where id = ${shownId} offset 0) r on true
  left join report_draft d on d.report_id = x.report_id and d.typed is not null
  where true`
/** As expectedReports, with those that were sent although none is expected. */
export const sentOrExpected = reportsOf(sql`listed_report`)

/** SQL FROM … WHERE of the expected reports for a filter. */
export const matching = (asked: Pick<Asked, 'text' | 'reader'> & ReportFilter): SQL =>
  sql`${expectedReports} and ${wished(asked)}`

/** SQL conditions of a filter. */
export function wished(asked: Pick<Asked, 'text' | 'reader'> & ReportFilter): SQL {
  return every([
    inSight({ unit: sql`o.unit_id`, id: sql`o.id`, own: sql`own_organisations()` }, asked),
    asked.text ? found(asked.text) : undefined,
    asked.periodId ? sql`p.id = ${asked.periodId}::uuid` : undefined,
    asked.organisationId ? sql`o.id = ${asked.organisationId}::uuid` : undefined,
    asked.unitId ? sql`o.unit_id in (select units_below(${asked.unitId}::uuid))` : undefined,
    asked.standing ? standingIs[asked.standing] : undefined,
  ])
}

/** By organisation, or by the code of a receipt: a shorter text is found in too many hashes by chance. */
function found(text: string): SQL {
  const code = codeIn(text)
  const named = isFound('organisation', sql`o.id`, text)
  return code ? sql`(${named} or ${isFound('member_report', sql`x.report_id`, code)})` : named
}

export type Completeness = {
  expected: number
  submitted: number
  onTime: number
  late: number
  missing: number
  waiting: number
  returned: number
  confirmed: number
}

/** SQL select list of Completeness over rows x of expected_report. */
export const completeness = sql`count(*)::int as expected, count(x.latest_id)::int as submitted,
  count(*) filter (where not x.is_late)::int as "onTime",
  count(*) filter (where x.is_late)::int as late, count(*) filter (where x.latest_id is null)::int as missing,
  count(*) filter (where x.state = 'submitted')::int as waiting,
  count(*) filter (where x.state = 'returned')::int as returned,
  count(x.official_id)::int as confirmed`

/** Counts of the expected reports of a period by state. */
export async function findCompleteness(db: Db, periodId: string, unitId?: string): Promise<Completeness> {
  const [found] = await db.execute<Completeness>(
    sql`select ${completeness} ${matching({ text: '', periodId, unitId })}`,
  )
  if (!found) throw new Error('db/member-report: select count(*) returned no row')
  return found
}

/** Organisations expected to report for a period that have no official report. */
export async function listUnconfirmed(db: Db, periodId: string) {
  return db.execute<{ id: string; name: string; standing: Standing }>(sql`
    select o.id, x.name, ${standingIn(asCodes)} as standing
    ${matching({ text: '', periodId })} and x.official_id is null order by x.name collate vi_natural`)
}

export type Of = { organisationId: string; periodId: string }

/** A report with its period, or null. */
export async function findReport(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(memberReport),
      kind: period.kind,
      name: period.name,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
      dueOn: period.dueOn,
      lockedAt: period.lockedAt,
    })
    .from(memberReport)
    .innerJoin(period, eq(period.id, memberReport.periodId))
    .where(eq(memberReport.id, id))
  return found ?? null
}

export type Report = NonNullable<Awaited<ReturnType<typeof findReport>>>

export async function findReportId(db: Db, of: Of): Promise<string | null> {
  const [found] = await db
    .select({ id: memberReport.id })
    .from(memberReport)
    .where(and(eq(memberReport.organisationId, of.organisationId), eq(memberReport.periodId, of.periodId)))
  return found?.id ?? null
}

export type Version = typeof memberReportVersion.$inferSelect

/** All versions of a report, latest first. */
export const listVersions = (db: Db, reportId: string): Promise<Version[]> =>
  db
    .select()
    .from(memberReportVersion)
    .where(eq(memberReportVersion.reportId, reportId))
    .orderBy(desc(memberReportVersion.number))

export async function findVersion(db: Db, id: string): Promise<Version | null> {
  const [found] = await db.select().from(memberReportVersion).where(eq(memberReportVersion.id, id))
  return found ?? null
}

export async function findLatest(db: Db, reportId: string): Promise<Version | null> {
  const [latest] = await listVersions(db, reportId)
  return latest ?? null
}

/** The official value of a report: its latest confirmed version. */
export async function findOfficial(db: Db, reportId: string): Promise<Version | null> {
  const [found] = await db.select().from(confirmedReport).where(eq(confirmedReport.reportId, reportId))
  return found ?? null
}

/** The official report whose closing the organisation's report for a period begins with; null for the first. */
export async function findPreviousReport(db: Db, { organisationId, periodId }: Of) {
  const [found] = await db
    .select({ version: memberReportVersion, period })
    .from(memberReportVersion)
    .innerJoin(period, eq(period.id, memberReportVersion.periodId))
    .where(sql`${memberReportVersion.id} = (
      select version_id from reports_before(${organisationId}, ${periodId}) where place = 1)`)
  if (!found) return null
  const { kind, name, startsOn, endsOn } = found.period
  return { ...found.version, kind, name, startsOn, endsOn }
}
