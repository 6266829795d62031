import { pgTable, primaryKey, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { account } from '../account/record'

/**
 * Who has the form of a record open, for a while (decision 063). Neither a lock nor audited. `section`: the part of the
 * record that is edited in its place; empty for the whole form. No grants to sobo_app: see presence.sql.
 */
export const editing = pgTable(
  'editing',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    record: varchar({ length: 40 }).notNull(),
    recordId: uuid('record_id').notNull(),
    section: varchar({ length: 40 }).notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
    until: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.recordId, t.accountId, t.section] })],
)
