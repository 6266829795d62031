import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { fieldsOf } from '../core/field'
import type { Locale } from '../core/locale'
import { ok, type Result } from '../core/result'
import { mayRevise } from './access/rights'
import type { Db } from './door/actor'
import type { Described } from './record/described'
import { fieldsFrom } from './record/list'
import { nameFor } from './record/listing'
import { type At, type Retirement, retireRow, reviseRow, type VersionedTable } from './record/revise'
import { nameOfReference } from './references'

/** A row of any record, with what it and its references are called, and whether the actor may revise it. */
export type Found = Record<string, unknown> & {
  id: string
  version: number
  retiredOn: string | null
  called: string | null
  canEdit: boolean
}

/** One row by its id, or null: absent and out of sight are the same answer. */
export async function findRecord(db: Db, record: Described, id: string, locale: Locale): Promise<Found | null> {
  const { table, code, input, nameOf } = record
  const columns = getTableColumns(table)
  const names = fieldsOf(input, locale).flatMap(({ name, reference }): SQL[] => {
    // What the input asks of a state or a part is no column here.
    const called =
      reference &&
      name in columns &&
      nameOfReference(reference, sql`found.${sql.identifier(name)}`, locale, sql`(select today())`)
    return called ? [sql`, ${called} as ${sql.identifier(nameFor(name))}`] : []
  })
  const [found] = await db.execute<Found>(sql`
    select found.*, ${nameOf(sql`found.id`, locale)} as called${sql.join(names, sql``)}
    from (select ${fieldsFrom(code, table)}, ${mayRevise(table)} as "canEdit" from ${table} where ${table.id} = ${id}) found`)
  return found ?? null
}

/** A new row of a plain record. */
export async function registerPlain(
  db: Db,
  record: Described,
  id: string,
  values: object,
): Promise<Result<{ id: string }>> {
  await db.insert(record.table).values({ id, ...values } as InferInsertModel<PgTable>)
  return ok({ id })
}

export const revisePlain = (db: Db, record: Described, at: At, values: object): Promise<Result<At>> =>
  reviseRow(db, record.table as VersionedTable, at, values)

/** Retires a row of any record, or with null restores it. */
export const retireRecord = (db: Db, record: Described, at: At, retirement: Retirement): Promise<Result<At>> =>
  retireRow(db, record.table as VersionedTable, at, retirement)
