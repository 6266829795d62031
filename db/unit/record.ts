import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, foreignKey, pgEnum, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import type { Locale } from '../../core/locale'
import { isPhone } from '../../core/notation'
import { daterange, id, versioned, versionedOmitted } from '../record/columns'
import { described, namedByState } from '../record/described'
import { EffectiveInput } from '../record/validity'
import { codes, vocabulary } from '../record/vocabulary'

export const unitKind = pgEnum('unit_kind', codes('unit_kind'))
export const unitStanding = pgEnum('unit_standing', codes('unit_standing'))

/** An economic zone, or an industrial park in one. Assignments are for a unit and all below it. */
export const unit = pgTable(
  'unit',
  {
    ...versioned(),
    parentId: uuid('parent_id'),
    kind: unitKind().notNull(),
    code: varchar({ length: 20 }).notNull(),
    /** Whom the secretaries of its organisations call; blank: whoever is named for the unit above. */
    contactName: varchar('contact_name', { length: 120 }),
    contactPhone: varchar('contact_phone', { length: 20 }),
  },
  (t) => [
    unique('unit_code_taken').on(t.code),
    foreignKey({ name: 'unit_parent', columns: [t.parentId], foreignColumns: [t.id] }),
    check('unit_not_its_own_parent', sql`${t.parentId} <> ${t.id}`),
    check('unit_contact_has_phone', sql`${t.contactName} is null or ${t.contactPhone} is not null`),
  ],
)

/** The spells of a unit's name and standing. */
export const unitState = pgTable('unit_state', {
  id: id(),
  unitId: uuid('unit_id')
    .notNull()
    .references((): AnyPgColumn => unit.id),
  valid: daterange().notNull(),
  name: varchar({ length: 200 }).notNull(),
  standing: unitStanding().notNull().default('operating'),
})

const own = createInsertSchema(unit, {
  parentId: (parent) =>
    parent.register(field, {
      label: { vi: 'Trực thuộc', en: 'Part of' },
      reference: 'any_unit',
      inList: true,
      stays: true,
    }),
  kind: (kind) =>
    kind.register(field, {
      label: { vi: 'Loại', en: 'Kind' },
      inList: true,
      options: vocabulary.unit_kind,
    }),
  code: (code) =>
    code
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Mã', en: 'Code' }, input: 'code', inList: true }),
  contactName: (name) =>
    name.trim().register(field, {
      label: { vi: 'Cán bộ theo dõi', en: 'Officer in charge' },
      hint: {
        vi: 'Bí thư, người báo cáo thấy tên và số điện thoại này ở cuối mỗi trang; để trống: theo đơn vị cấp trên',
        en: 'Secretaries see this name and telephone at the foot of every page; empty: those of the unit above',
      },
    }),
  contactPhone: (phone) =>
    phone.refine(isPhone, 'phone').register(field, {
      label: { vi: 'Điện thoại của cán bộ theo dõi', en: 'Telephone of the officer' },
      notation: 'phone',
    }),
}).omit(versionedOmitted)

const state = createInsertSchema(unitState, {
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên', en: 'Name' }, inList: true }),
  standing: (standing) =>
    standing.register(field, {
      label: { vi: 'Tình trạng', en: 'Standing' },
      inList: true,
      options: vocabulary.unit_standing,
    }),
}).omit({ id: true, unitId: true, valid: true })

export const UnitInput = state.extend(own.shape)
export const UnitState = state
export type UnitInput = z.output<typeof UnitInput>

export const UnitRevision = UnitInput.extend(EffectiveInput.shape)

export const units = described({
  path: 'units',
  words: {
    one: { vi: 'KCN/KKT', en: 'Park or zone' },
    many: { vi: 'KCN/KKT', en: 'Parks and zones' },
    add: { vi: 'Thêm KCN/KKT', en: 'Add a park or zone' },
  },
  table: unit,
  parts: [unitState],
  input: UnitInput,
  inputs: { unit: own, unit_state: state },
  nameOf: namedByState('unit'),
  calledIn: 'name',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  menu: 'reference',
})

type Called = { day?: SQL; locale?: Locale | undefined }

/** SQL to join the name of a row's unit as u.name; null without a unit. A retired one has its mark. */
export const joinUnitName = (id: SQL, { day = sql`(select today())`, locale = 'vi' }: Called = {}): SQL =>
  sql`cross join lateral (select ${units.referredName(id, locale, day)} as name) u`
