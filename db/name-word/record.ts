import { pgEnum, pgTable, unique, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import { versioned, versionedOmitted } from '../record/columns'
import { described, namedBy } from '../record/described'
import { codes, vocabulary } from '../record/vocabulary'

export const nameWordKind = pgEnum('name_word_kind', codes('name_word_kind'))

/**
 * A word that tells little about whose name or what address it is, with its other spellings, for the search for
 * duplicates (likeness/parts.sql).
 */
export const nameWord = pgTable(
  'name_word',
  {
    ...versioned(),
    word: varchar({ length: 100 }).notNull(),
    kind: nameWordKind().notNull(),
    /** Abbreviations and words of other languages, separated by commas. */
    spellings: varchar({ length: 300 }),
    source: varchar({ length: 300 }),
  },
  (t) => [unique('name_word_taken').on(t.kind, t.word)],
)

export const NameWordInput = createInsertSchema(nameWord, {
  word: (word) =>
    word
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Từ viết đủ', en: 'Full word' }, inList: true }),
  kind: (kind) =>
    kind.register(field, {
      label: { vi: 'Loại từ', en: 'Kind of word' },
      inList: true,
      options: vocabulary.name_word_kind,
    }),
  spellings: (spellings) =>
    spellings.register(field, {
      label: { vi: 'Viết tắt, cách viết khác', en: 'Abbreviations, other spellings' },
      inList: true,
      hint: {
        vi: 'Cách nhau bằng dấu phẩy, ví dụ: TM, trading. Không cần viết lại chữ hoa hoặc chữ không dấu',
        en: 'Separated by commas, such as: TM, trading. Capitals and accents make no difference',
      },
    }),
  source: (source) => source.register(field, { label: { vi: 'Căn cứ, nguồn', en: 'Source' } }),
}).omit(versionedOmitted)

export type NameWordInput = z.output<typeof NameWordInput>

export const nameWords = described({
  path: 'name-words',
  words: {
    one: { vi: 'Từ chung trong tên, địa chỉ', en: 'Common word of names and addresses' },
    many: { vi: 'Từ chung trong tên, địa chỉ', en: 'Common words of names and addresses' },
    inMenu: { vi: 'Từ chung trong tên', en: 'Common words' },
    add: { vi: 'Thêm từ chung', en: 'Add a common word' },
  },
  table: nameWord,
  input: NameWordInput,
  nameOf: namedBy(nameWord, nameWord.word),
  calledIn: 'word',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  menu: 'reference',
  plain: true,
})
