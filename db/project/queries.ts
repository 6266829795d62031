import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { opens } from '../record/list'
import { holdsOn } from '../record/validity'
import { project, projectCapital } from './record'

/** A project with its capital of a day (default: today). The capital is null on days before the first. */
export async function findProject(db: Db, id: string, day?: string) {
  const { id: _capital, projectId: _owner, valid, ...capital } = getTableColumns(projectCapital)
  const [found] = await db
    .select({
      ...getTableColumns(project),
      ...capital,
      canEdit: mayRevise(project),
      enterpriseOpens: opens('enterprise', project.enterpriseId),
    })
    .from(project)
    .leftJoin(projectCapital, and(eq(projectCapital.projectId, project.id), holdsOn(valid, day)))
    .where(eq(project.id, id))
  return found ?? null
}

/** The capital of a project by amendment, newest first. */
export const listProjectCapital = (db: Db, projectId: string) =>
  db
    .select()
    .from(projectCapital)
    .where(eq(projectCapital.projectId, projectId))
    .orderBy(sql`lower(${projectCapital.valid}) desc`)
