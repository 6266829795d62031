import { and, eq, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, differs, reviseRow } from '../record/revise'
import { beginState, between, holdsOn, parted, since } from '../record/validity'
import { findProject, listProjectCapital } from './queries'
import { ProjectCapital, type ProjectInput, project, projectCapital } from './record'

/** Inserts a project with its first capital. */
export async function registerProject(db: Db, id: string, input: ProjectInput): Promise<Result<{ id: string }>> {
  const { state: capital, own } = parted(ProjectCapital, input)
  await db.insert(project).values({ id, ...own })
  await db.insert(projectCapital).values({ projectId: id, valid: since(input.certifiedOn), ...capital })
  return ok({ id })
}

/** Corrects a project and today's capital, without a new spell. */
export async function correctProject(db: Db, at: At, input: ProjectInput): Promise<Result<At>> {
  const { state: capital, own } = parted(ProjectCapital, input)
  const first = await firstCapital(db, at.id)
  if (first?.to && input.certifiedOn >= first.to) return invalid('certifiedOn', 'amended-after-certified')
  return reviseRow(db, project, at, own, async () => {
    const holding = and(eq(projectCapital.projectId, at.id), holdsOn(projectCapital.valid))
    const isMoved = first !== null && first.from !== input.certifiedOn
    if (isMoved) await startCapital(db, { ...first, from: input.certifiedOn })
    const mended = await db
      .update(projectCapital)
      .set(capital)
      .where(and(holding, differs(projectCapital, capital)))
      .returning({ id: projectCapital.id })
    return isMoved || mended.length > 0
  })
}

/** Records an amendment of the certificate: another capital from a day on. */
export async function amendProject(db: Db, at: At, capital: ProjectCapital, effectiveOn: string): Promise<Result<At>> {
  const found = await findProject(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (effectiveOn <= found.certifiedOn) return invalid('effectiveOn', 'amended-after-certified')
  const owner = { column: projectCapital.projectId, id: at.id }
  return reviseRow(db, project, at, {}, () => beginState(db, projectCapital, owner, capital, effectiveOn))
}

type Spell = { id: string; from: string; to: string }

async function firstCapital(db: Db, id: string): Promise<Spell | null> {
  const first = (await listProjectCapital(db, id)).at(-1)
  const [, from = '', to = ''] = /^\[([\d-]*),([\d-]*)\)$/.exec(first?.valid ?? '') ?? []
  return first ? { id: first.id, from, to } : null
}

/** The first capital begins on the day of the certificate, so it moves with a correction of that day. */
const startCapital = (db: Db, { id, from, to }: Spell) =>
  db
    .update(projectCapital)
    .set({ valid: sql`${between(from, to || null)}::daterange` })
    .where(eq(projectCapital.id, id))
