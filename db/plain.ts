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

/** A row of any record with its name, the names of its references, and whether the actor may revise it. */
export type Found = Record<string, unknown> & {
  id: string
  version: number
  retiredOn: string | null
  called: string | null
  canEdit: boolean
}

/** A row by its id; null if it is absent or hidden by RLS. */
export async function findRecord(db: Db, record: Described, id: string, locale: Locale): Promise<Found | null> {
  const { table, code, input, nameOf } = record
  const columns = getTableColumns(table)
  const names = fieldsOf(input, locale).flatMap(({ name, reference }): SQL[] => {
    // Fields of the input that are stored in a state table or a part have no column in this table.
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

/** Inserts a row of a record that is `plain`. */
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

/** Retires a row of any record, or restores it with null. */
export const retireRecord = (db: Db, record: Described, at: At, retirement: Retirement): Promise<Result<At>> =>
  retireRow(db, record.table as VersionedTable, at, retirement)
