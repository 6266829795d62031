import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, dayOf, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { mayRevise } from '../rights'
import { holdsOn, nameOn } from '../validity'
import { type ProjectInput, project, projectCapital } from './record'

export type ProjectFilter = {
  unitId?: string | undefined
  kind?: string | undefined
  currency?: string | undefined
  enterpriseId?: string | undefined
  followed?: 'no' | undefined
}

export type ProjectRow = Omit<ProjectInput, 'registeredCapital'> & {
  id: string
  registeredCapital: number | null
  unitName: string | null
  enterpriseName: string | null
}
export type CapitalTotal = { currency: 'USD' | 'VND'; projects: number; registeredCapital: number }

const sortable: Record<string, SQL> = {
  code: sql`p.code`,
  name: sql`p.name collate "vi-x-icu"`,
  certifiedOn: sql`p.certified_on`,
  registeredCapital: sql`c.currency, c.registered_capital`,
}

/** Projects certified by a day, with their capital as of then. */
export function listProjects(db: Db, asked: Asked & ProjectFilter): Promise<Listed<ProjectRow>> {
  return listed(db, projectRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

export function projectRows(asked: Asked & ProjectFilter, part: SQL = sql``): SQL {
  const day = dayOf(asked)
  const direction = asked.descending ? sql`desc` : sql`asc`
  const order = sql`${sortable[asked.sort] ?? sortable.code} ${direction}, p.id`
  return sql`
    select page.*, page."registeredCapital"::float8 as "registeredCapital", page."implementedCapital"::float8 as "implementedCapital",
      u.name as "unitName", s.name as "enterpriseName"
    from (
      select ${fieldsFrom('p', project)}, c.amendment, c.currency, c.registered_capital as "registeredCapital",
        c.implemented_capital as "implementedCapital", row_number() over (order by ${order}) as place
      ${matching(asked)}
      order by ${order} ${part}
    ) page
    left join unit_state u on u.unit_id = page."unitId" and u.valid @> ${day}
    left join enterprise_state s on s.enterprise_id = page."enterpriseId" and s.valid @> ${day}
    order by page.place`
}

/** What the projects of a list amount to, each currency for itself: a sum of both would need a rate. */
export const totalsOfProjects = (db: Db, asked: Asked & ProjectFilter) =>
  db.execute<CapitalTotal>(sql`
    select c.currency, count(*)::int as projects, sum(c.registered_capital)::float8 as "registeredCapital"
    ${matching(asked)} and c.currency is not null group by c.currency order by c.currency`)

function matching(asked: Asked & ProjectFilter): SQL {
  const day = dayOf(asked)
  const conditions = every([
    asked.followed === 'no' ? sql`p.retired_on <= ${day}` : sql`(p.retired_on is null or p.retired_on > ${day})`,
    sql`p.certified_on <= ${day}`,
    asked.text ? sql`p.id in (select projects_like(${patternOf(asked.text)}))` : undefined,
    asked.unitId ? sql`p.unit_id in (select units_below(${asked.unitId}::uuid))` : undefined,
    asked.kind ? sql`p.kind = ${asked.kind}::project_kind` : undefined,
    asked.currency ? sql`c.currency = ${asked.currency}::currency` : undefined,
    asked.enterpriseId ? sql`p.enterprise_id = ${asked.enterpriseId}::uuid` : undefined,
  ])
  return sql`from project p left join project_capital c on c.project_id = p.id and c.valid @> ${day} where ${conditions}`
}

/** A project with its capital as of a day, or as first certified when the day is earlier. */
export async function findProject(db: Db, id: string, day?: string) {
  const { id: _capital, projectId: _owner, valid, ...capital } = getTableColumns(projectCapital)
  const [found] = await db
    .select({
      ...getTableColumns(project),
      ...capital,
      enterpriseName: sql<string | null>`${nameOn('enterprise', project.enterpriseId)}`,
      canEdit: mayRevise(project),
    })
    .from(project)
    .leftJoin(projectCapital, and(eq(projectCapital.projectId, project.id), holdsOn(valid, day)))
    .where(eq(project.id, id))
  return found ?? null
}

export type Project = NonNullable<Awaited<ReturnType<typeof findProject>>>

/** What a project was certified for, amendment by amendment, newest first. */
export const listProjectCapital = (db: Db, projectId: string) =>
  db
    .select()
    .from(projectCapital)
    .where(eq(projectCapital.projectId, projectId))
    .orderBy(sql`lower(${projectCapital.valid}) desc`)
