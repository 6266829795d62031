import { and, eq, getTableColumns, is, or, SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { fail, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { between, holdsOn } from './validity'

export type At = { id: string; version: number }
/** The reason is that of the transaction. */
export type Retirement = { on: string } | null

export type VersionedTable = PgTable & { id: PgColumn; version: PgColumn }
type Dated = VersionedTable & { valid: PgColumn }

/**
 * Updates a versioned row if its version is still `at.version` (optimistic locking), and raises the version.
 * Unchanged values write nothing. `others` saves what the record has in other tables (its states) and returns whether
 * anything changed there; then the version rises, too. Fails with `missing`, `forbidden` or `stale`.
 */
export async function reviseRow<Table extends VersionedTable>(
  db: Db,
  table: Table,
  at: At,
  values: PgUpdateSetSource<Table>,
  others?: () => Promise<boolean>,
): Promise<Result<At>> {
  const held = await hold(db, table, at, values)
  if (!held) return notSaved(db, table, at)
  const saved = held.differs ? await rise(db, table, at, values) : undefined
  const isNew = (await others?.()) ?? false
  return ok(saved ?? ((isNew && (await rise(db, table, at, {}))) || at))
}

async function rise(db: Db, table: VersionedTable, at: At, values: object): Promise<At | undefined> {
  const [saved] = await db
    .update(table)
    .set({ ...values, version: at.version + 1 })
    .where(and(eq(table.id, at.id), eq(table.version, at.version)))
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

/**
 * Locks the row at this version, and says whether any of the values differs; so an unchanged row sets off no triggers. SELECT
 * … FOR NO KEY UPDATE applies the UPDATE policies: an actor without the right to change the row gets no row.
 */
async function hold(db: Db, table: VersionedTable, at: At, values: object): Promise<Held | undefined> {
  return holdRow(db, table, and(eq(table.id, at.id), eq(table.version, at.version)), values)
}

type Held = { differs: boolean }

async function holdRow(db: Db, table: PgTable, its: SQL | undefined, values: object): Promise<Held | undefined> {
  const [held] = await db
    .select({ differs: sql<boolean>`(${differs(table, values)})` })
    .from(table)
    .where(its)
    .for('no key update')
  return held
}

/**
 * Inserts or updates the one row of a part of a record, such as contact data. Returns whether anything changed. A part
 * that has no row and gets no value stays without one.
 */
export async function keepPart(db: Db, table: PgTable, owner: PgColumn, id: string, values: object): Promise<boolean> {
  const told = Object.values(values).filter((value) => value !== undefined)
  if (told.length === 0) return false
  // No row that the actor may not update is held; then the policy refuses the INSERT.
  const held = await holdRow(db, table, eq(owner, id), values)
  if (held) {
    if (held.differs) await db.update(table).set(values).where(eq(owner, id))
    return held.differs
  }
  if (told.every((value) => value === null)) return false
  const [name] = Object.entries(getTableColumns(table)).find(([, column]) => column === owner) ?? []
  await db.insert(table).values({ ...values, [String(name)]: id })
  return true
}

/** Retires, or with null restores: nothing is deleted. */
export const retireRow = (db: Db, table: VersionedTable, at: At, retirement: Retirement): Promise<Result<At>> =>
  reviseRow(db, table, at, { retiredOn: retirement?.on ?? null } as object)

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
async function notSaved(db: Db, table: VersionedTable, at: At): Promise<Result<never>> {
  const [found] = await db
    .select({ version: table.version })
    .from(table as PgTable)
    .where(eq(table.id, at.id))
  if (!found) return fail({ kind: 'missing' })
  return fail(found.version === at.version ? { kind: 'forbidden' } : { kind: 'stale', fields: [] })
}
