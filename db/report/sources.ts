import { type SQL, sql } from 'drizzle-orm'
import type { Named } from '../period/words'

export const subjects = ['enterprise', 'organisation', 'project'] as const
export type Subject = (typeof subjects)[number]

/** `period` (theo kỳ): data of the latest ended period only. `latest` (số liệu gần nhất): at most two periods older. */
export const bases = ['latest', 'period'] as const
export type BasisKind = (typeof bases)[number]

type Source = {
  /** The function of figures.sql with the rows, and these with what it does not say of them. */
  counted: (day: string) => SQL
  rows: (counted: SQL) => SQL
  /** Columns that do not depend on the period of the data. */
  facts: string[]
  /** Columns that come from reports of a period; on the basis `period` they are null if they are older. */
  reported: string[]
  ofMembers: boolean
}

const common = ['id', 'name', 'unit_id', 'code']

/** By subject, the rows of figures.sql. All have a code, the period of their data and the record that has the data. */
const sources: Record<Subject, Source> = {
  enterprise: {
    counted: (day) => sql`counted_enterprises(${day}::date)`,
    rows: (counted) => sql`(select *, figures_id as source_id, null::uuid as version_id from ${counted} counted)`,
    facts: [...common, 'is_non_state', 'has_organisation', 'exports', 'trade', 'export_years', 'trade_years'],
    reported: ['workers', 'female', 'skilled', 'until', 'period_id', 'source_id', 'version_id'],
    ofMembers: false,
  },
  organisation: {
    counted: (day) => sql`counted_organisations(${day}::date)`,
    rows: (counted) => sql`(select o.*, null::text as code, v.period_id, v.report_id as source_id
      from ${counted} o left join member_report_version v on v.id = o.version_id)`,
    facts: [...common, 'serves_non_state', 'is_counting', 'old_members'],
    reported: ['members', 'members_non_state', 'stands_in', 'until', 'period_id', 'source_id', 'version_id'],
    ofMembers: true,
  },
  project: {
    counted: (day) => sql`counted_projects(${day}::date)`,
    rows: (counted) => sql`(select *, null::date as until, null::uuid as period_id, null::uuid as source_id,
      null::uuid as version_id from ${counted} counted)`,
    facts: [],
    reported: [],
    ofMembers: false,
  },
}

/** SQL for the rows of a subject on a day and a basis. `counted`: where a statement has read them already. */
export function sourceOf(subject: Subject, day: string, basis: BasisKind, counted = countedOn(subject, day)): SQL {
  const { rows, facts, reported, ofMembers } = sources[subject]
  if (basis === 'latest' || reported.length === 0) return rows(counted)
  const due = sql`(select max(ends_on) from counted_periods(${day}::date, ${ofMembers}))`
  const columns = [
    ...facts.map((name) => sql`${sql.identifier(name)}`),
    // Members who came by events after the period are later than it.
    ...reported.map(
      (name) => sql`case when until >= ${due} then ${sql.identifier(name)} end as ${sql.identifier(name)}`,
    ),
  ]
  return sql`(select ${sql.join(columns, sql`, `)} from ${rows(counted)} latest)`
}

export const countedOn = (subject: Subject, day: string): SQL => sources[subject].counted(day)

/** SQL for the words of a period p as JSON. */
export const named = sql`case when p.id is not null
  then jsonb_build_object('kind', p.kind, 'name', p.name, 'startsOn', p.starts_on) end`

/** The latest ended period, for which data are due. */
export type Due = { id: string; until: string; period: Named }

/** SQL for Due as JSON. Of several periods that end on one day it is the shortest. */
export const dueOn = (day: string, ofMembers: boolean): SQL => sql`(
  select jsonb_build_object('id', p.id, 'until', p.ends_on, 'period', ${named}) from period p
  where p.ends_on = (select max(ends_on) from counted_periods(${day}::date, ${ofMembers}))
    and case when ${ofMembers} then p.asks_members else p.asks_figures end and p.kind <> 'ad_hoc' and p.retired_on is null
  order by p.starts_on desc limit 1)`
