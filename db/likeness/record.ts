import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

export const likenessPart = pgEnum('likeness_part', ['name', 'foreign_name', 'address', 'person'])

/**
 * Texts by which duplicates are found, taken apart by the words of name_word. Written by the triggers of parts.sql
 * only, and readable by the role sobo_judge only.
 */
export const likeness = pgTable(
  'likeness',
  {
    /** The row that has the text: of enterprise_state, enterprise or person. */
    id: uuid().notNull(),
    part: likenessPart().notNull(),
    /** The enterprise or person. */
    ownerId: uuid('owner_id').notNull(),
    said: text().notNull(),
    /** The words that tell one name from another, sorted. */
    telling: text().array().notNull(),
    /** The words of trades; of one that an abbreviation leaves open, all readings: "cong nghe|cong nghiep". */
    trades: text().array().notNull(),
    numbers: text().array().notNull(),
    keys: text().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.part] }), index('likeness_keys').using('gin', sql`${t.keys}`)],
)

/**
 * What each folded spelling of name_word stands for, in names and in addresses, and by which other words it is searched;
 * one row, written by the triggers of name_word.
 */
export const commonWords = pgTable(
  'common_words',
  {
    one: boolean().primaryKey().default(true),
    inNames: jsonb('in_names').notNull(),
    inAddresses: jsonb('in_addresses').notNull(),
    inSearch: jsonb('in_search').notNull(),
  },
  (t) => [check('common_words_is_one', sql`${t.one}`)],
)
