import { bigint, customType, pgTable } from 'drizzle-orm/pg-core'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/**
 * How many transactions have changed what figures are counted from: a row for each, written by the triggers of
 * changes.sql, which no other transaction waits for; rows of former ones are joined. Readable by sobo_judge only.
 */
export const figureChange = pgTable('figure_change', {
  xid: xid8().primaryKey(),
  changes: bigint({ mode: 'number' }).notNull().default(1),
})
