import { and, eq, sql } from 'drizzle-orm'
import type { Typed } from '../../core/form'
import { merge } from '../../core/merge'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { findLatest, type Of } from './queries'
import { reportDraft } from './record'
import { basisOf, beginReport, mayReport } from './submit'

/** A draft to save: the form's text when opened and now, and the version of the draft when opened (0: none). */
export type Writing = {
  version: number
  opened: Typed
  typed: Typed
  choices?: Record<string, 'saved' | 'typed'>
  /** `basisOf` the latest version when the form was opened. If it differs now, saving fails with `report-moved`. */
  basis?: string | undefined
}
export type Saved = { version: number; typed: Typed; savedAt: Date }

export async function findDraft(db: Db, reportId: string) {
  const [found] = await db.select().from(reportDraft).where(eq(reportDraft.reportId, reportId))
  return found ?? null
}

/**
 * Saves the text of a draft, unvalidated. If another user saved it meanwhile, both changes are merged by field; fields
 * that both changed fail with `stale` and the three values, unless `choices` resolves them.
 */
export async function saveDraft(db: Db, of: Of, writing: Writing, savedBy: string): Promise<Result<Saved>> {
  const open = await mayReport(db, of)
  if (!open.ok) return open
  const latest = open.value.reportId ? await findLatest(db, open.value.reportId) : null
  if (writing.basis !== undefined && writing.basis !== basisOf(latest)) return invalid('decision', 'report-moved')
  if (latest?.state === 'confirmed' && !open.value.canEnter) return invalid('decision', 'report-confirmed')
  const reportId = open.value.reportId ?? (await beginReport(db, of))
  const known = await findDraft(db, reportId)
  if (!known) return insertDraft(db, { ...of, reportId, typed: writing.typed, savedBy })
  const now = known.typed ?? writing.opened
  const isCurrent = known.version === writing.version
  const { merged, conflicts } = isCurrent
    ? { merged: writing.typed, conflicts: [] }
    : merge(writing.opened, now, writing.typed, writing.choices)
  if (conflicts.length > 0)
    return fail({
      kind: 'stale',
      fields: conflicts.map((field) => ({
        field,
        base: writing.opened[field],
        saved: now[field],
        typed: writing.typed[field],
      })),
    })
  const [saved] = await db
    .update(reportDraft)
    .set({ typed: { ...now, ...merged }, version: known.version + 1, savedAt: sql`now()`, savedBy })
    .where(and(eq(reportDraft.id, known.id), eq(reportDraft.version, known.version)))
    .returning()
  return saved
    ? ok({ version: saved.version, typed: saved.typed ?? {}, savedAt: saved.savedAt })
    : fail({ kind: 'busy' })
}

async function insertDraft(db: Db, values: Omit<typeof reportDraft.$inferInsert, 'id'>): Promise<Result<Saved>> {
  const [saved] = await db
    .insert(reportDraft)
    .values({ id: newId(), ...values })
    .onConflictDoNothing({ target: reportDraft.reportId })
    .returning()
  return saved
    ? ok({ version: saved.version, typed: saved.typed ?? {}, savedAt: saved.savedAt })
    : fail({ kind: 'busy' })
}
