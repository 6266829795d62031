import { sql } from 'drizzle-orm'
import { boolean, pgEnum, pgTable, unique, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import { day, versioned, versionedOmitted } from '../record/columns'
import { described, namedInRow } from '../record/described'
import { inWordsOf } from '../record/list'
import { codes, vocabulary } from '../record/vocabulary'

export const communeKind = pgEnum('commune_kind', codes('commune_kind'))

/** Xã, phường, đặc khu: the only level below the city since 1 July 2025. */
export const commune = pgTable(
  'commune',
  {
    ...versioned(),
    name: varchar({ length: 100 }).notNull(),
    kind: communeKind().notNull(),
    code: varchar({ length: 10 }),
    formerly: varchar({ length: 500 }),
    source: varchar({ length: 300 }),
    sourceOn: day('source_on'),
    isChecked: boolean('is_checked').notNull().default(false),
  },
  (t) => [unique('commune_name_taken').on(t.kind, t.name)],
)

export const CommuneInput = createInsertSchema(commune, {
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên', en: 'Name' }, inList: true }),
  kind: (kind) =>
    kind.register(field, {
      stays: true,
      label: { vi: 'Loại', en: 'Kind' },
      inList: true,
      options: vocabulary.commune_kind,
    }),
  code: (code) =>
    code.register(field, {
      label: { vi: 'Mã đơn vị hành chính', en: 'Code' },
      input: 'code',
      inList: true,
      isOwn: true,
    }),
  formerly: (formerly) =>
    formerly.register(field, {
      label: { vi: 'Tên trước sắp xếp', en: 'Before the rearrangement' },
      inList: true,
      hint: {
        vi: 'Tên các xã, phường, thị trấn trước ngày 01/7/2025, để tìm theo tên cũ; ghi “một phần” nếu chỉ nhập một phần',
        en: 'What it was made of on 1 July 2025, wholly or in part, for searching by the former names',
      },
    }),
  source: (source) =>
    source.register(field, {
      label: { vi: 'Nguồn', en: 'Source' },
      hint: { vi: 'Văn bản ghi tên và mã này', en: 'The text that gives these names and this code' },
    }),
  sourceOn: z.iso
    .date()
    .refine(hasCome, 'date.future')
    .nullish()
    .register(field, { label: { vi: 'Ngày của nguồn', en: 'Date of the source' } }),
  isChecked: (yes) =>
    yes.register(field, {
      label: { vi: 'Đã đối chiếu với nguồn', en: 'Compared with the source' },
      inList: true,
    }),
}).omit({ ...versionedOmitted })

export type CommuneInput = z.output<typeof CommuneInput>

export const communes = described({
  path: 'communes',
  words: {
    one: { vi: 'Xã, phường, đặc khu', en: 'Commune' },
    many: { vi: 'Xã, phường, đặc khu', en: 'Communes and wards' },
    add: { vi: 'Thêm xã, phường, đặc khu', en: 'Add a commune' },
  },
  table: commune,
  input: CommuneInput,
  nameOf: namedInRow(
    commune,
    (locale) => sql`concat_ws(' ', ${inWordsOf(sql`${commune.kind}`, CommuneInput, 'kind', locale)}, ${commune.name})`,
  ),
  mark: { vi: 'tên trước sắp xếp', en: 'name before the rearrangement' },
  calledIn: 'name',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  menu: 'reference',
  inBatch: ['kind', 'source', 'sourceOn', 'isChecked'],
  plain: true,
})
