import { type SQL, sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text, uuid, varchar } from 'drizzle-orm/pg-core'

/** The records of which there may be many: their words have an index. */
const many = [
  'account',
  'affiliated_organisation',
  'document',
  'enterprise',
  'event',
  'member_report',
  'organisation',
  'person',
  'project',
]

/**
 * The words by which a record is found, by who may find it so (decision 031). Derived by the functions of rules.sql,
 * kept by the triggers of upkeep.sql, read by `found` alone. Each text is '' or words with a space before each.
 */
export const searchWords = pgTable(
  'search_words',
  {
    /** The code of the record. */
    record: varchar({ length: 63 }).notNull(),
    recordId: uuid('record_id').notNull(),
    unitId: uuid('unit_id'),
    /** For everyone who may read the record. */
    everyone: text().notNull(),
    /** For those who read the unit of the record. */
    inUnit: text('in_unit').notNull(),
    /** For those who read every unit. */
    everywhere: text().notNull(),
    /** For officers of the unit of the record. */
    contact: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.record, t.recordId] }),
    ...many.map((record) =>
      index(`search_words_${record}`)
        .using('gin', sql`${allOf(t)} gin_trgm_ops`)
        .where(sql`${t.record} = '${sql.raw(record)}'`),
    ),
  ],
)

/** The expression of the index. `found` must have the same. */
function allOf(t: Record<'everyone' | 'inUnit' | 'everywhere' | 'contact', unknown>): SQL {
  return sql`(${t.everyone} || ${t.inUnit} || ${t.everywhere} || ${t.contact})`
}
