import { and, eq, getTableColumns, is, or, SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { fail, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { between, holdsOn } from './validity'

export type At = { id: string; version: number }
export type Retirement = { on: string; reason: string } | null

export type Kept = PgTable & { id: PgColumn; version: PgColumn }
type Dated = Kept & { valid: PgColumn }

/**
 * Updates a versioned row if its version is still `at.version` (optimistic locking), and raises the version.
 * Unchanged values write nothing. `others` saves what the record has in other tables (its states) and returns whether
 * anything changed there; then the version rises, too. Fails with `missing`, `forbidden` or `stale`.
 */
export async function reviseKept<Table extends Kept>(
  db: Db,
  table: Table,
  at: At,
  values: PgUpdateSetSource<Table>,
  others?: () => Promise<boolean>,
): Promise<Result<At>> {
  const saved = await rise(db, table, at, values, differs(table, values))
  const held = saved ?? (await holdUnchanged(db, table, at))
  if (!held) return notSaved(db, table, at)
  const isNew = (await others?.()) ?? false
  return ok((isNew && !saved && (await rise(db, table, at, {}, undefined))) || held)
}

async function rise(db: Db, table: Kept, at: At, values: object, unless: SQL | undefined): Promise<At | undefined> {
  const [saved] = await db
    .update(table)
    .set({ ...values, version: at.version + 1 })
    .where(and(eq(table.id, at.id), eq(table.version, at.version), unless))
    .returning({ id: table.id, version: table.version })
  return saved && { id: String(saved.id), version: Number(saved.version) }
}

/** SQL: true if any of the values differs from the row's column. */
export const differs = (table: PgTable, values: object): SQL => {
  const columns = getTableColumns(table)
  const different = Object.entries(values).flatMap(([name, value]) => {
    const column = columns[name]
    return column && value !== undefined
      ? [sql`${column} is distinct from ${value === null || is(value, SQL) ? value : sql.param(value, column)}`]
      : []
  })
  return or(...different) ?? sql`false`
}

/** SELECT … FOR NO KEY UPDATE applies the UPDATE policies: an actor without the right to change the row gets no row. */
async function holdUnchanged(db: Db, table: Kept, at: At): Promise<At | undefined> {
  const [held] = await db
    .select({ id: table.id })
    .from(table as PgTable)
    .where(and(eq(table.id, at.id), eq(table.version, at.version)))
    .for('no key update')
  return held && at
}

/** Retires a record, or restores it with null. No record is ever deleted. */
export const retireKept = (db: Db, table: Kept, at: At, retirement: Retirement): Promise<Result<At>> =>
  reviseKept(db, table, at, { retiredOn: retirement?.on ?? null, retiredReason: retirement?.reason ?? null } as object)

/**
 * For rows whose spells may not overlap (`among`): ends the row that holds on `day` with the day before, and returns
 * the spell for a new row from `day` up to the next one. Fails with `same-day` if a row begins on `day` itself: that
 * row is to be corrected instead.
 */
export async function makeWay(
  db: Db,
  table: Dated,
  among: SQL | undefined,
  day: string,
): Promise<Result<{ valid: string }>> {
  const [holding] = await db
    .select({
      id: table.id,
      from: sql<string | null>`lower(${table.valid})::text`,
      to: sql<string | null>`upper(${table.valid})::text`,
    })
    .from(table as PgTable)
    .where(and(among, holdsOn(table.valid, day)))
  if (!holding) return ok({ valid: between(day, await startAfter(db, table, among, day)) })
  if (holding.from === day) return fail({ kind: 'invalid', fields: { effectiveOn: { key: 'same-day' } } })
  await db
    .update(table as Dated)
    .set({ valid: between(holding.from ?? '', day), version: sql`${table.version} + 1` } as object)
    .where(eq(table.id, holding.id))
  return ok({ valid: between(day, holding.to) })
}

async function startAfter(db: Db, table: Dated, among: SQL | undefined, day: string) {
  const [next] = await db
    .select({ on: sql<string | null>`min(lower(${table.valid}))::text` })
    .from(table as PgTable)
    .where(and(among, sql`lower(${table.valid}) > ${day}::date`))
  return next?.on ?? null
}

/** RLS does not raise an error for an UPDATE of a row that the actor may not write: it updates no row. */
async function notSaved(db: Db, table: Kept, at: At): Promise<Result<never>> {
  const [found] = await db
    .select({ version: table.version })
    .from(table as PgTable)
    .where(eq(table.id, at.id))
  if (!found) return fail({ kind: 'missing' })
  return fail(found.version === at.version ? { kind: 'forbidden' } : { kind: 'stale', fields: [] })
}
