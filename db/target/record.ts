import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, smallint, unique, uuid } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { organisation, organisations } from '../organisation/record'
import { versioned, versionedOmitted } from '../record/columns'
import { described, rowOf } from '../record/described'

/** Chỉ tiêu giao: the number of admissions set for a year, for one organisation or, without one, the whole zone. */
export const target = pgTable(
  'target',
  {
    ...versioned(),
    year: smallint().notNull(),
    organisationId: uuid('organisation_id').references(() => organisation.id),
    admissions: integer().notNull(),
  },
  (t) => [
    unique('target_year_taken').on(t.year, t.organisationId).nullsNotDistinct(),
    index('target_by_year').on(t.year, sql`(${t.organisationId} is null)`, t.id),
    check('target_in_bounds', sql`${t.year} between 2000 and 2100 and ${t.admissions} between 0 and 99999`),
  ],
)

const wholeZone: Label = { vi: 'Toàn khu kinh tế', en: 'The whole zone' }

export const TargetInput = createInsertSchema(target, {
  year: z.coerce
    .number()
    .int('year')
    .min(2000, 'target-year')
    .max(2100, 'target-year')
    .register(field, { label: { vi: 'Năm', en: 'Year' }, input: 'year', inList: true }),
  organisationId: (organisation) =>
    organisation.register(field, {
      label: { vi: 'Tổ chức đảng', en: 'Organisation' },
      hint: { vi: 'Để trống: chỉ tiêu của toàn khu kinh tế', en: 'Empty: the target of the whole zone' },
      reference: 'organisation',
      blank: wholeZone,
      inList: true,
    }),
  admissions: (admissions) =>
    admissions
      .min(0, 'negative')
      .max(99_999)
      .register(field, { label: { vi: 'Chỉ tiêu kết nạp', en: 'Admissions set' }, inList: true }),
}).omit(versionedOmitted)

export type TargetInput = z.output<typeof TargetInput>

export const targets = described({
  path: 'targets',
  words: {
    one: { vi: 'Chỉ tiêu giao', en: 'Target' },
    many: { vi: 'Chỉ tiêu giao', en: 'Targets' },
    add: { vi: 'Thêm chỉ tiêu giao', en: 'Add a target' },
  },
  table: target,
  input: TargetInput,
  nameOf: (id, locale) => {
    const whose = organisations.referredName(sql`${target.organisationId}`, locale)
    const year = { vi: 'Chỉ tiêu giao năm ', en: 'Target of ' }[locale]
    return sql`(select concat(${year}::text, ${target.year}, ' – ',
        case when ${target.organisationId} is null then ${wholeZone[locale]} else ${whose} end)
      from ${rowOf(target, target.id, id)})`
  },
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  endings: ['withdraw'],
  menu: 'figures',
  plain: true,
  parent: target.organisationId,
})
