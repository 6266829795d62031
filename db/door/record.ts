import { sql } from 'drizzle-orm'
import { boolean, check, customType, integer, pgTable } from 'drizzle-orm/pg-core'

/** drizzle-orm 0.45 has no bytea column. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/**
 * The key with which open_door() signs a transaction's context: the inner and the outer padded key of HMAC-SHA-256
 * (RFC 2104), stored ready because SQL has no HMAC. Only the role sobo_judge can read it.
 */
export const doorKey = pgTable(
  'door_key',
  { one: boolean().primaryKey().default(true), inner: bytea().notNull(), outer: bytea().notNull() },
  (t) => [check('door_key_is_one', sql`${t.one}`)],
)

/** Days added to today(), for tests that move through time. Only the role sobo_owner can change it. */
export const clock = pgTable(
  'clock',
  { one: boolean().primaryKey().default(true), offsetDays: integer('offset_days').notNull().default(0) },
  (t) => [check('clock_is_one', sql`${t.one}`)],
)
