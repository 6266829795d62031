import { and, asc, eq, inArray } from 'drizzle-orm'
import { type Conflict, fail, type Message, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { listEnterable } from './entry'
import { problemsIn } from './problems'
import { enterpriseFigures, type FigureName, type Figures, figureNames } from './record'

/**
 * The typed figures of an enterprise, and the values with which the form was opened. Untouched fields are in neither.
 */
export type Entered = { enterpriseId: string; opened: Partial<Figures>; typed: Partial<Figures> }
export type EnteredRow = { enterpriseId: string; figures: Figures }

/** The key of a problem at one figure of one row. */
export const cellOf = (enterpriseId: string, name: FigureName) => `${enterpriseId}.${name}`

/**
 * Saves figures of many enterprises for one period, all or none. Values that others have saved meanwhile remain; if the
 * same figure was changed, it fails with `stale` and the saved values. If another transaction inserts one of the rows
 * at the same time, it retries twice, then fails with `busy`. Never deletes a row.
 */
export async function enterFigures(
  db: Db,
  periodId: string,
  entered: Entered[],
  attempt = 1,
): Promise<Result<EnteredRow[]>> {
  const allowed = await mayEnter(db, periodId, entered)
  if (!allowed.ok) return allowed

  const known = await standing(db, periodId, entered)
  const rows = entered.map((one) => merged(one, known.get(one.enterpriseId)))
  const wrong = Object.assign({}, ...rows.map(problemsOf))
  if (Object.keys(wrong).length > 0) return fail({ kind: 'invalid', fields: wrong })
  const conflicts = rows.flatMap((row) => row.conflicts)
  if (conflicts.length > 0) return fail({ kind: 'stale', fields: conflicts })

  const fresh = rows.filter(({ at, changed }) => !at && changed.length > 0)
  if (!(await insertAll(db, periodId, fresh))) {
    return attempt < 3 ? enterFigures(db, periodId, entered, attempt + 1) : fail({ kind: 'busy' })
  }
  for (const { at, changed, figures } of rows) {
    if (!at || changed.length === 0) continue
    await db
      .update(enterpriseFigures)
      .set({ ...Object.fromEntries(changed.map((name) => [name, figures[name]])), version: at.version + 1 })
      .where(eq(enterpriseFigures.id, at.id))
  }
  return ok(rows.map(({ enterpriseId, figures }) => ({ enterpriseId, figures })))
}

/**
 * Fails with `missing` for an enterprise hidden by RLS, `forbidden` for one that the actor may only read, `locked`, or
 * `enterprise-lives` for one that did not exist in the period.
 */
async function mayEnter(db: Db, periodId: string, entered: Entered[]): Promise<Result<null>> {
  const ids = entered.map(({ enterpriseId }) => enterpriseId)
  const seen = [...(await listEnterable(db, periodId, ids))]
  if (seen.length < new Set(ids).size) return fail({ kind: 'missing' })
  if (!seen.every(({ isWritable }) => isWritable)) return fail({ kind: 'forbidden' })
  if (seen.some(({ isLocked }) => isLocked)) return fail({ kind: 'locked' })
  const gone = new Set(seen.filter(({ existed }) => !existed).map(({ id }) => id))
  const wrong = entered.filter(({ enterpriseId }) => gone.has(enterpriseId))
  return wrong.length === 0 ? ok(null) : fail({ kind: 'invalid', fields: Object.assign({}, ...wrong.map(didNotExist)) })
}

const didNotExist = (row: Entered) => atEach(row, { key: 'enterprise-lives' })

function atEach({ enterpriseId, typed }: Pick<Entered, 'enterpriseId' | 'typed'>, message: Message) {
  return Object.fromEntries(namesIn(typed).map((name) => [cellOf(enterpriseId, name), message]))
}

type Standing = typeof enterpriseFigures.$inferSelect

/** The saved rows, locked until the end of the transaction. Ordered by id, so that two batches do not deadlock. */
async function standing(db: Db, periodId: string, entered: Entered[]): Promise<Map<string, Standing>> {
  const ids = entered.map(({ enterpriseId }) => enterpriseId)
  const rows = await db
    .select()
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.periodId, periodId), inArray(enterpriseFigures.enterpriseId, ids)))
    .orderBy(asc(enterpriseFigures.id))
    .for('update')
  return new Map(rows.map((row) => [row.enterpriseId, row]))
}

type Row = Entered & { at: Standing | undefined; figures: Figures; changed: FigureName[]; conflicts: Conflict[] }

function merged(row: Entered, at: Standing | undefined): Row {
  const now = Object.fromEntries(figureNames.map((name) => [name, at?.[name] ?? null])) as Figures
  const changed = namesIn(row.typed).filter((name) => row.typed[name] !== now[name])
  const conflicts = changed
    .filter((name) => (row.opened[name] ?? null) !== now[name])
    .map((name) => ({
      field: cellOf(row.enterpriseId, name),
      base: row.opened[name] ?? null,
      saved: now[name],
      typed: row.typed[name] ?? null,
    }))
  return { ...row, at, figures: { ...now, ...row.typed }, changed, conflicts }
}

function problemsOf(row: Row): Record<string, Message> {
  if (row.at?.retiredOn) return atEach(row, { key: 'figures-retired' })
  const wrong = problemsIn(row.figures, namesIn(row.typed))
  return Object.fromEntries(Object.entries(wrong).map(([name, message]) => [`${row.enterpriseId}.${name}`, message]))
}

const namesIn = (figures: Partial<Figures>) => figureNames.filter((name) => figures[name] !== undefined)

/** False if another transaction has inserted one of these rows: the caller then merges with it. */
async function insertAll(db: Db, periodId: string, rows: Row[]): Promise<boolean> {
  if (rows.length === 0) return true
  const inserted = await db
    .insert(enterpriseFigures)
    .values(rows.map(({ enterpriseId, figures }) => ({ id: newId(), enterpriseId, periodId, ...figures })))
    .onConflictDoNothing({ target: [enterpriseFigures.enterpriseId, enterpriseFigures.periodId] })
    .returning({ id: enterpriseFigures.id })
  return inserted.length === rows.length
}
