import { and, eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { type At, reviseKept } from '../kept'
import { beginState, between, holdsOn, parted, since } from '../validity'
import { findProject, listProjectCapital } from './queries'
import { ProjectCapital, type ProjectInput, project, projectCapital } from './record'

/** A new project and its first capital. Repeating it with the same id registers nothing twice. */
export async function registerProject(db: Db, id: string, input: ProjectInput): Promise<Result<{ id: string }>> {
  if (await findProject(db, id)) return ok({ id })
  const { state: capital, own } = parted(ProjectCapital, input)
  await db.insert(project).values({ id, ...own })
  await db.insert(projectCapital).values({ projectId: id, valid: since(input.certifiedOn), ...capital })
  return ok({ id })
}

/** Mends what was recorded of a project and of the capital that holds today: it was so all along. */
export async function correctProject(db: Db, at: At, input: ProjectInput): Promise<Result<At>> {
  const { state: capital, own } = parted(ProjectCapital, input)
  const saved = await reviseKept(db, project, at, own)
  if (!saved.ok) return saved
  const moved = await startCapital(db, at.id, input.certifiedOn)
  if (!moved.ok) return moved
  await db
    .update(projectCapital)
    .set(capital)
    .where(and(eq(projectCapital.projectId, at.id), holdsOn(projectCapital.valid)))
  return saved
}

/** Records an amendment of the certificate: another capital from a day on. */
export async function amendProject(db: Db, at: At, capital: ProjectCapital, effectiveOn: string): Promise<Result<At>> {
  const found = await findProject(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (effectiveOn <= found.certifiedOn) return invalid('effectiveOn', 'amended-after-certified')
  const saved = await reviseKept(db, project, at, {})
  if (saved.ok)
    await beginState(db, projectCapital, { column: projectCapital.projectId, id: at.id }, capital, effectiveOn)
  return saved
}

/** The first capital begins with the certificate, also when the date of that is mended. */
async function startCapital(db: Db, id: string, certifiedOn: string): Promise<Result<null>> {
  const first = (await listProjectCapital(db, id)).at(-1)
  if (!first) return ok(null)
  const [, from = '', to = ''] = /^\[([\d-]*),([\d-]*)\)$/.exec(first.valid) ?? []
  if (from === certifiedOn) return ok(null)
  if (to && certifiedOn >= to) return invalid('certifiedOn', 'amended-after-certified')
  await db
    .update(projectCapital)
    .set({ valid: sql`${between(certifiedOn, to || null)}::daterange` })
    .where(eq(projectCapital.id, first.id))
  return ok(null)
}
