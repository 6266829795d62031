import { sql } from 'drizzle-orm'
import type { Where } from '../record/listing'

/** A condition that every row fits. */
export const fitsAll: Where = { text: '', condition: { is: 'all', parts: [] }, holds: () => sql`true` }

/** One that takes half a minute. */
export const takesLong: Where = { ...fitsAll, holds: () => sql`(select pg_sleep(30)) is not null` }
