import { eq, sql } from 'drizzle-orm'
import type { Typed } from '../../core/form'
import { merge, same } from '../../core/merge'
import { type Conflict, invalid, ok, type Result, type Signed } from '../../core/result'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import type { Circumstances } from './circumstances'
import { begunWith } from './counterparts'
import { findLatest, type Of, type Version } from './queries'
import { reportDraft } from './record'
import { basisOf, beginReport, emptyDraft, holdReports, mayReport } from './submit'

/** What a form saves: its fields as it was opened with them and as they are now. */
export type Writing = {
  opened: Typed
  typed: Typed
  /** Earlier posts of the same form that got no answer; see merge(). */
  unanswered?: Typed[]
  /** `basisOf` the latest version when the form was opened. If it differs now, saving fails with `report-moved`. */
  basis?: string | undefined
}

/**
 * `typed`: the fields of the form as they now stand, but those in `conflicts` as they were typed: they are not saved.
 * `whole`: everything that the report now says. `savedAt` is null while there is no draft.
 */
export type Saved = { typed: Typed; whole: Typed; savedAt: Date | null; conflicts: Conflict[] }

type Draft = typeof reportDraft.$inferSelect

export async function findDraft(db: Db, reportId: string) {
  const [found] = await db.select().from(reportDraft).where(eq(reportDraft.reportId, reportId))
  return found ?? null
}

/**
 * Saves the text of a draft, unvalidated. It is merged with what is stored, field by field, against what the form was
 * opened with: so a form of any age overwrites nothing that it did not show. Where both changed a field, the stored text
 * stays, and the three values are returned with who saved the stored one. A form that changes nothing writes nothing.
 */
export async function saveDraft(db: Db, of: Of, writing: Writing, savedBy: string): Promise<Result<Saved>> {
  await holdReports(db, of.organisationId)
  const open = await mayToday(db, of, writing.basis)
  if (!open.ok) return open
  const { circumstances, latest } = open.value
  const reportId = circumstances.reportId
  const draft = reportId ? await findDraft(db, reportId) : null
  const begun = latest ? await begunWith(db, latest, circumstances.begins) : {}
  const now: Typed = { ...writing.opened, ...begun, ...draft?.typed }
  const { merged, conflicts } = merge(writing.opened, now, writing.typed, {}, writing.unanswered)
  const signers = draft && conflicts.length > 0 ? await signedBy(db, draft, conflicts, savedBy) : undefined
  const isTaken = ([name]: [string, unknown]) => !conflicts.includes(name)
  const taken = Object.fromEntries(Object.entries(merged).filter(isTaken))
  const isChanged = Object.keys(taken).some((name) => !same(taken[name], now[name]))
  const savedAt = isChanged
    ? await write(
        db,
        { ...of, reportId: reportId ?? (await beginReport(db, of)), savedBy },
        { ...draft?.typed, ...taken },
      )
    : draft?.typed
      ? draft.savedAt
      : null
  return ok({
    typed: merged,
    whole: { ...now, ...taken },
    savedAt,
    conflicts: conflicts.map((field) => ({
      field,
      base: writing.opened[field],
      saved: now[field],
      typed: writing.typed[field],
      last: signers?.get(field),
    })),
  })
}

/** Gives up what was typed and not sent; the report is again what was sent. */
export async function dropDraft(db: Db, of: Of, basis: string | undefined): Promise<Result<null>> {
  await holdReports(db, of.organisationId)
  const open = await mayToday(db, of, basis)
  if (!open.ok) return open
  const { reportId } = open.value.circumstances
  if (reportId) await emptyDraft(db, reportId)
  return ok(null)
}

async function mayToday(
  db: Db,
  of: Of,
  basis: string | undefined,
): Promise<Result<{ circumstances: Circumstances; latest: Version | null }>> {
  const open = await mayReport(db, of)
  if (!open.ok) return open
  const latest = open.value.reportId ? await findLatest(db, open.value.reportId) : null
  if (basis !== undefined && basis !== basisOf(latest)) return invalid('decision', 'report-moved')
  if (latest?.state === 'confirmed' && !open.value.canEnter) return invalid('decision', 'report-confirmed')
  return ok({ circumstances: open.value, latest })
}

async function write(db: Db, of: Of & { reportId: string; savedBy: string }, typed: Typed): Promise<Date> {
  const [saved] = await db
    .insert(reportDraft)
    .values({ id: newId(), ...of, typed })
    .onConflictDoUpdate({
      target: reportDraft.reportId,
      set: { typed, version: sql`${reportDraft.version} + 1`, savedAt: sql`now()`, savedBy: of.savedBy },
    })
    .returning()
  if (!saved) throw new Error('db/member-report: the saved draft is not readable; check the SELECT policy')
  return saved.savedAt
}

/**
 * Who last changed each field, as the trail signs; without a name if it was the actor, on another device.
 */
async function signedBy(db: Db, draft: Draft, fields: string[], actorId: string): Promise<Map<string, Signed>> {
  const rows = await db.execute<{ field: string; actorId: string; at: string; office: string | null }>(sql`
    select distinct on (field) field, a.actor_id as "actorId", a.at::text, a.office
    from jsonb_array_elements_text(${JSON.stringify(fields)}::jsonb) field
    join trail a on a.record = 'member_report' and a.record_id = ${draft.reportId} and a.row_id = ${draft.id}
      and a.new -> 'typed' -> field is distinct from a.old -> 'typed' -> field
    order by field, a.id desc`)
  return new Map(
    [...rows].map((row) => [row.field, { at: new Date(row.at), office: row.actorId === actorId ? null : row.office }]),
  )
}
