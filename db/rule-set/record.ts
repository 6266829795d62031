import { sql } from 'drizzle-orm'
import { boolean, check, integer, numeric, pgEnum, pgTable, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import { daterange, versioned, versionedOmitted } from '../record/columns'
import { described, namedInRow } from '../record/described'
import { EffectiveInput } from '../record/validity'
import { codes, vocabulary } from '../record/vocabulary'

export const ruleSubject = pgEnum('rule_subject', codes('rule_subject'))
export const organisationFamily = pgEnum('organisation_family', codes('organisation_family'))
export const kindCounting = pgEnum('kind_counting', codes('kind_counting'))

/** What regulations set and change about once a year: kinds of organisation, thresholds, terms, maximums. */
export const ruleSet = pgTable(
  'rule_set',
  {
    ...versioned(),
    subject: ruleSubject().notNull(),
    code: varchar({ length: 60 }).notNull(),
    name: varchar({ length: 200 }).notNull(),
    nameEn: varchar('name_en', { length: 200 }).notNull(),
    family: organisationFamily(),
    /** Of kinds of organisation: whether one has members and reports of its own, or is a part of its superior. */
    counting: kindCounting(),
    rank: integer(),
    amount: numeric({ precision: 8, scale: 2, mode: 'number' }),
    valid: daterange().notNull(),
    source: varchar({ length: 300 }).notNull(),
    isConfirmed: boolean('is_confirmed').notNull().default(false),
  },
  (t) => [check('rule_set_kind_counts', sql`${t.subject} = 'organisation_kind' or ${t.counting} is null`)],
)

export const RuleSetInput = createInsertSchema(ruleSet, {
  subject: (subject) =>
    subject.register(field, {
      label: { vi: 'Nhóm quy định', en: 'Subject' },
      inList: true,
      options: vocabulary.rule_subject,
    }),
  code: (code) =>
    code
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Mã', en: 'Code' }, input: 'code' }),
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên', en: 'Name in Vietnamese' }, inList: true }),
  nameEn: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên tiếng Anh', en: 'Name' } }),
  family: (family) =>
    family.register(field, {
      label: { vi: 'Thuộc', en: 'Family' },
      options: vocabulary.organisation_family,
    }),
  counting: (counting) =>
    counting.register(field, {
      label: { vi: 'Số liệu đảng viên', en: 'Members' },
      hint: {
        vi: 'Chỉ dùng cho loại hình tổ chức đảng. “Tính chung”: không gửi báo cáo riêng, đảng viên nằm trong số liệu của cấp trên trực tiếp (ví dụ tổ đảng). Để trống: tính và báo cáo riêng',
        en: 'Only for kinds of organisation. “Within its direct superior”: it sends no report, and its members are in the figures of its superior (a Party group, for example). Empty: it counts and reports itself',
      },
      options: vocabulary.kind_counting,
    }),
  rank: (rank) => rank.register(field, { label: { vi: 'Thứ tự', en: 'Order' } }),
  amount: (amount) => amount.register(field, { label: { vi: 'Giá trị', en: 'Amount' }, inList: true }),
  source: (source) =>
    source
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Căn cứ', en: 'Source' }, inList: true }),
  isConfirmed: (confirmed) =>
    confirmed.register(field, {
      label: { vi: 'Đã đối chiếu với văn bản', en: 'Checked against the text' },
      hint: {
        vi: 'Cảnh báo chỉ ghi căn cứ sau khi đã đối chiếu',
        en: 'A warning prints its source only after this check',
      },
      inList: true,
    }),
}).omit({ ...versionedOmitted, valid: true })

export type RuleSetInput = z.output<typeof RuleSetInput>

export const RuleSetRecording = RuleSetInput.extend(EffectiveInput.shape)

export const ruleSets = described({
  path: 'rule-sets',
  words: {
    one: { vi: 'Quy định', en: 'Rule' },
    many: { vi: 'Quy định', en: 'Rules' },
    add: { vi: 'Ghi quy định mới', en: 'Record a rule' },
  },
  table: ruleSet,
  input: RuleSetInput,
  nameOf: namedInRow(ruleSet, (locale) => sql`${locale === 'vi' ? ruleSet.name : ruleSet.nameEn}`),
  endingWords: {
    stop: { vi: 'Kết thúc áp dụng', en: 'End its use' },
    withdraw: { vi: 'Bỏ quy định nhập nhầm', en: 'Withdraw a rule entered in error' },
  },
  mark: { vi: 'không còn áp dụng', en: 'no longer in use' },
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  menu: 'reference',
})
