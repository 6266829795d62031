import { type SQL, sql } from 'drizzle-orm'

/**
 * An order by the keys of an index, all in one direction: never null, of leakproof types, on the row that the list reads,
 * and together unique. The pages before and after a row are found by them, without counting from the first.
 */
export type Keyed = { keys: readonly SQL[] }

/** An order by its keys; each further one breaks the ties of those before it. */
export const keyed = (...keys: SQL[]): Keyed => ({ keys })

/** A key of text, in Vietnamese order. */
export const inWords = (column: SQL): SQL => sql`${column} collate vi_natural`

/** A term of ORDER BY: what rows are sorted by, and in which direction. */
export type Term = { key: SQL; way: SQL }

export const rising = (key: SQL): Term => ({ key, way: sql`asc` })
export const falling = (key: SQL): Term => ({ key, way: sql`desc` })
