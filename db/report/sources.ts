import { type SQL, sql } from 'drizzle-orm'

export const subjects = ['enterprise', 'organisation', 'project'] as const
export type Subject = (typeof subjects)[number]

/** `period` (theo kỳ): data of the latest ended period only. `latest` (số liệu gần nhất): at most two periods older. */
export const bases = ['latest', 'period'] as const
export type BasisKind = (typeof bases)[number]

const sources: Record<Subject, (day: string) => SQL> = {
  enterprise: (day) => sql`counted_enterprises(${day}::date)`,
  organisation: (day) => sql`counted_organisations(${day}::date)`,
  project: (day) => sql`counted_projects(${day}::date)`,
}

/** By subject, the columns that come from reports; on the basis `period` they are null if they are older. */
const reported: Record<Subject, { ofMembers: boolean; columns: string[] } | null> = {
  enterprise: { ofMembers: false, columns: ['workers', 'female', 'skilled'] },
  organisation: { ofMembers: true, columns: ['members', 'members_non_state'] },
  project: null,
}

/** SQL for the rows of a subject on a day and a basis; see figures.sql for the columns. */
export function sourceOf(subject: Subject, day: string, basis: BasisKind): SQL {
  const source = sources[subject](day)
  const aging = reported[subject]
  if (basis === 'latest' || !aging) return source
  const due = sql`(select max(ends_on) from counted_periods(${day}::date, ${aging.ofMembers}))`
  const kept = subject === 'organisation' ? organisationFacts : enterpriseFacts
  const columns = [...aging.columns, 'until'].map((name) => {
    const column = sql.identifier(name)
    return sql`case when until = ${due} then ${column} end as ${column}`
  })
  return sql`(select ${kept}, ${sql.join(columns, sql`, `)} from ${source} latest)`
}

const organisationFacts = sql`id, name, unit_id, serves_non_state`
const enterpriseFacts = sql`id, name, unit_id, is_non_state, has_organisation, exports, trade`
