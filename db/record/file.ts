import { type SQL, sql } from 'drizzle-orm'
import type { Field } from '../../core/field'
import type { Db } from '../door/actor'
import { countInTime, dayOf, planBySets, type Query } from './list'
import { type ListQuestion, type NameOfReference, nameFor } from './listing'

/** The rows of a file: a statement for some rows, which asks for what belongs to them, or for many, which reads sets. */
export type FileRows = {
  some: Query
  many?: Query
  /** A statement with as many rows, which is cheaper to count. */
  counted: Query
  /** Another statement for their number up to a limit, as `total`. */
  count?: ((atMost: number) => SQL | undefined) | undefined
}

const some = 1000

export const areMany = (size: number | undefined): boolean => size === undefined || size > some

/** The number of rows that a file will have, up to `atMost`; undefined if counting them takes too long. */
export async function sizeOfFile(db: Db, rows: FileRows, atMost: number): Promise<number | undefined> {
  if (!rows.many) return countInTime(db, rows.counted, atMost)
  const first = Math.min(some + 1, atMost)
  const found = await countInTime(db, rows.counted, first)
  if (found === undefined || found < first || first === atMost) return found
  const count = rows.count?.(atMost)
  if (count) {
    const [row] = await db.execute<{ total: number }>(count)
    return row?.total
  }
  await planBySets(db, true)
  const size = await countInTime(db, rows.counted, atMost)
  await planBySets(db, false)
  return size
}

type Row = Record<string, unknown>
/** Names remembered of one reference. A file of people has as many as rows. */
const remembered = 5000

/**
 * A function that adds the names of references to a batch of rows, where they have none: each value is asked for once and
 * not for every row. `typed`: SQL for a value of a reference that arrives as text.
 */
export function namesOfBatches(
  fields: Field[],
  asked: ListQuestion,
  nameOf: NameOfReference,
  typed: (reference: string, value: SQL) => SQL,
) {
  const { locale } = asked
  const named = fields.flatMap(({ name, reference }) => {
    const called = reference && nameOf(reference, typed(reference, sql`wanted.value`), locale, dayOf(asked))
    return called ? [{ name, reference, called, under: nameFor(name) }] : []
  })
  const known = new Map(named.map(({ reference }) => [reference, new Map<string, string | null>()]))

  return async <Batch extends Row>(db: Db, rows: Batch[]): Promise<Batch[]> => {
    const unknown = new Map<string, { called: SQL; values: Set<string> }>()
    for (const { name, under, reference, called } of named) {
      const names = known.get(reference)
      if (names && names.size > remembered) names.clear()
      const { values } = unknown.get(reference) ?? { values: new Set<string>() }
      for (const row of rows) {
        const value = row[name]
        if (typeof value === 'string' && !(under in row) && !names?.has(value)) values.add(value)
      }
      if (values.size > 0) unknown.set(reference, { called, values })
    }
    if (unknown.size > 0) {
      const each = [...unknown].map(
        ([reference, { called, values }]) => sql`select ${reference}::text as reference, wanted.value, ${called} as name
          from jsonb_array_elements_text(${JSON.stringify([...values])}::jsonb) wanted(value)`,
      )
      const found = await db.execute<{ reference: string; value: string; name: string | null }>(
        sql.join(each, sql` union all `),
      )
      for (const { reference, value, name } of found) known.get(reference)?.set(value, name)
    }
    // In the rows themselves: a copy of each would cost as much as reading it.
    for (const { name, under, reference } of named) {
      const names = known.get(reference)
      for (const row of rows as Row[]) if (!(under in row)) row[under] = names?.get(String(row[name])) ?? null
    }
    return rows
  }
}
