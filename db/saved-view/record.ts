import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, uniqueIndex, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { assignedRole } from '../assignment/record'
import { alsoTold, versioned, versionedOmitted } from '../record/columns'
import { described, rowOf } from '../record/described'
import { vocabulary } from '../record/vocabulary'

/** How long the question of a view may be: a condition of any letters as an address writes it, with room for the rest. */
export const longestQuestion = 14_000

/**
 * A question that is asked of a list again: parameters of its address, and no row, so that each reader gets the rows that
 * they may read. A row without a name is how its owner sees the list where the address says nothing: columns and density.
 * `isDefault`: a list that is asked nothing begins with it, for its owner, or for the role that it is shared with; in a row
 * without a name: its owner begins with the whole list, whatever is shared.
 */
export const savedView = pgTable(
  'saved_view',
  {
    ...versioned(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** The first segment of the URLs of the record. */
    list: varchar({ length: 40 }).notNull(),
    name: varchar({ length: 80 }),
    question: varchar({ length: longestQuestion }).notNull().default(''),
    sharedWith: assignedRole('shared_with'),
    isDefault: boolean('is_default').notNull().default(false),
  },
  (t) => [
    uniqueIndex('saved_view_own').on(t.accountId, t.list).where(sql`${t.name} is null`),
    index('saved_view_list').on(t.list, t.accountId).where(sql`${t.retiredOn} is null`),
    uniqueIndex('saved_view_own_default')
      .on(t.accountId, t.list)
      .where(sql`${t.isDefault} and ${t.sharedWith} is null and ${t.retiredOn} is null`),
    uniqueIndex('saved_view_role_default')
      .on(t.list, t.sharedWith)
      .where(sql`${t.isDefault} and ${t.sharedWith} is not null and ${t.retiredOn} is null`),
  ],
)

export const densityWords = { dense: { vi: 'Dày', en: 'Dense' }, normal: { vi: 'Thưa', en: 'Normal' } }

export const SavedViewInput = createInsertSchema(savedView, {
  name: z
    .string()
    .max(80)
    .register(field, { label: { vi: 'Tên danh sách', en: 'Name of the view' } }),
  sharedWith: (role) =>
    role.register(field, {
      label: { vi: 'Chia sẻ với vai trò', en: 'Shared with the role' },
      hint: {
        vi: 'Chỉ chia sẻ cách lọc và trình bày; mỗi người vẫn chỉ xem được các hồ sơ trong phạm vi của mình',
        en: 'Only the question is shared; everybody still sees only the records in their own scope',
      },
      options: vocabulary.assigned_role,
      blank: { vi: 'Không chia sẻ', en: 'Not shared' },
    }),
  isDefault: (first) =>
    first.register(field, {
      label: { vi: 'Mở sẵn khi vào danh sách', en: 'Opens with the list' },
      hint: {
        vi: 'Với riêng người lưu, hoặc với mọi người có vai trò được chia sẻ',
        en: 'For yourself, or for everybody of the role that it is shared with',
      },
    }),
}).omit({ ...versionedOmitted, accountId: true, list: true, question: true })

export type Role = (typeof assignedRole.enumValues)[number]

/** How a list is shown to a person; `wholeFirst`: nothing that is shared opens first. */
export const ArrangementInput = z.object({
  density: z.enum(['dense', 'normal']).register(field, {
    label: { vi: 'Giãn dòng', en: 'Row height' },
    input: 'choice',
    options: densityWords,
  }),
  wholeFirst: z.boolean().register(field, {
    label: { vi: 'Khi vào danh sách, mở toàn bộ danh sách', en: 'Begin with the whole list' },
    hint: {
      vi: 'Không mở danh sách mà vai trò chọn mở đầu tiên',
      en: 'Do not begin with the view that opens first for the role',
    },
  }),
})

export const savedViews = described({
  path: 'views',
  words: {
    one: { vi: 'Danh sách đã lưu', en: 'Saved view' },
    many: { vi: 'Danh sách đã lưu', en: 'Saved views' },
    add: { vi: 'Lưu thành danh sách mới', en: 'Save as a new view' },
  },
  table: savedView,
  input: SavedViewInput,
  inputs: {
    saved_view: alsoTold(SavedViewInput, {
      accountId: { vi: 'Người lưu', en: 'Saved by' },
      list: { vi: 'Danh sách', en: 'List' },
      question: { vi: 'Điều kiện và cách trình bày', en: 'Question' },
    }),
  },
  nameOf: (id, locale) =>
    sql`(select coalesce(${savedView.name}, ${unnamed[locale]}) from ${rowOf(savedView, savedView.id, id)})`,
  screens: ['list', 'new', 'edit'],
  menu: 'none',
})

const unnamed = { vi: 'Cách xem riêng', en: 'Own arrangement' }
