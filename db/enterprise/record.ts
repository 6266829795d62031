import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, index, pgEnum, pgTable, text, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import { commune } from '../commune/record'
import { boundsOf, daterange, day, id, versioned, versionedOmitted } from '../record/columns'
import { described, namedByState } from '../record/described'
import { followedFrom, isAnother, noteFacts, reach } from '../record/inputs'
import { EffectiveInput } from '../record/validity'
import { codes, vocabulary } from '../record/vocabulary'
import { unit } from '../unit/record'
import { countries } from './countries'

export const ownership = pgEnum('ownership', codes('ownership'))

export const enterpriseStanding = pgEnum('enterprise_standing', codes('enterprise_standing'))

export const enterprise = pgTable(
  'enterprise',
  {
    ...versioned(),
    taxCode: varchar('tax_code', { length: 14 }),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    establishedOn: day('established_on'),
    investorCountries: text('investor_countries').array().notNull().default([]),
    vsicCode: varchar('vsic_code', { length: 10 }),
    isExportProcessing: boolean('is_export_processing').notNull().default(false),
    address: varchar({ length: 300 }),
    communeId: uuid('commune_id').references(() => commune.id),
    legacyAddress: varchar('legacy_address', { length: 300 }),
  },
  (t) => [
    unique('enterprise_tax_code_taken').on(t.taxCode),
    // For count_standing(), and for lists and searches of a unit, which then read no row.
    index('enterprise_unit').on(t.unitId, t.retiredOn, t.id),
    index('enterprise_retired').on(t.retiredOn, t.id).where(sql`${t.retiredOn} is not null`),
    index('enterprise_by_tax_code').on(sql`coalesce(${t.taxCode}, 'z')`, t.id),
    index('enterprise_tax_code_prefix').on(t.taxCode.op('text_pattern_ops')),
  ],
)

/** Name, ownership and standing of an enterprise by spell. */
export const enterpriseState = pgTable(
  'enterprise_state',
  {
    id: id(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references((): AnyPgColumn => enterprise.id),
    valid: daterange().notNull(),
    name: varchar({ length: 250 }).notNull(),
    nameForeign: varchar('name_foreign', { length: 250 }),
    ownership: ownership().notNull(),
    standing: enterpriseStanding().notNull().default('operating'),
  },
  (t) => [
    // By name and by enterprise: indexes with `valid`, which drizzle cannot state (0011).
    // The GiST index of the exclusion constraint on `valid` takes several times as long to find one enterprise.
    index('enterprise_state_enterprise').using('hash', t.enterpriseId),
    ...boundsOf('enterprise_state', t.valid),
  ],
)

/** Business contact data, readable for fewer roles than the public facts. */
export const enterpriseContact = pgTable(
  'enterprise_contact',
  {
    id: id(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    legalRepresentative: varchar('legal_representative', { length: 120 }),
    contactName: varchar('contact_name', { length: 120 }),
    phone: varchar({ length: 20 }),
    email: varchar({ length: 120 }),
  },
  (t) => [unique('enterprise_contact_enterprise_taken').on(t.enterpriseId)],
)

/** What officers remark: not for those who read the public facts only (decision 042). */
export const enterpriseNote = pgTable(
  'enterprise_note',
  {
    id: id(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    taxCodeReason: varchar('tax_code_reason', { length: 300 }),
    note: varchar({ length: 2000 }),
  },
  (t) => [unique('enterprise_note_enterprise_taken').on(t.enterpriseId)],
)

const state = createInsertSchema(enterpriseState, {
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên doanh nghiệp', en: 'Name' }, inList: true }),
  nameForeign: (name) => name.register(field, { label: { vi: 'Tên tiếng nước ngoài', en: 'Foreign name' } }),
  ownership: (ownership) =>
    ownership.register(field, {
      label: { vi: 'Loại hình sở hữu', en: 'Ownership' },
      inList: true,
      options: vocabulary.ownership,
    }),
  standing: (standing) =>
    standing.register(field, {
      label: { vi: 'Tình trạng', en: 'Standing' },
      inList: true,
      options: vocabulary.enterprise_standing,
    }),
}).omit({ id: true, enterpriseId: true, valid: true })

const own = createInsertSchema(enterprise, {
  taxCode: (code) =>
    code.register(field, {
      label: { vi: 'Mã số thuế', en: 'Tax code' },
      input: 'code',
      notation: 'tax-code',
      inList: true,
    }),
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'KCN/KKT chính', en: 'Main park or zone' },
      reference: 'unit',
      inList: true,
      stays: true,
    }),
  establishedOn: z.iso
    .date()
    .refine(hasCome, 'date.future')
    .nullish()
    .register(field, { label: { vi: 'Ngày thành lập', en: 'Established on' } }),
  investorCountries: z
    .array(z.enum(countries.codes))
    .default([])
    .register(field, {
      when: { field: 'ownership', is: ['fdi_wholly', 'joint_venture', 'other'] },
      label: { vi: 'Nước, vùng lãnh thổ đầu tư', en: 'Investor countries' },
      options: countries.labels,
      hint: {
        vi: 'Khi có vốn nước ngoài. Mã nước theo TCVN 7217-1; tên ghi “chưa đối chiếu” là tên phiên âm, chưa so với văn bản của Nhà nước',
        en: 'Where there is foreign capital. Codes of TCVN 7217-1; names “not checked” have not been compared with a text of the State',
      },
    }),
  vsicCode: (code) =>
    code
      .regex(/^[0-9A-Z.]+$/, 'vsic')
      .register(field, { label: { vi: 'Mã ngành VSIC', en: 'VSIC code' }, input: 'code' }),
  isExportProcessing: (yes) =>
    yes.register(field, { label: { vi: 'Doanh nghiệp chế xuất', en: 'Export-processing enterprise' } }),
  address: (address) => address.register(field, { label: { vi: 'Địa chỉ', en: 'Address' } }),
  communeId: (commune) =>
    commune.register(field, { label: { vi: 'Xã, phường, đặc khu', en: 'Commune' }, reference: 'commune', stays: true }),
  legacyAddress: (address) =>
    address.register(field, {
      label: { vi: 'Địa chỉ cũ (có quận, huyện)', en: 'Former address' },
      hint: { vi: 'Như ghi trên giấy tờ trước ngày 01/7/2025', en: 'As on papers before 1 July 2025' },
    }),
}).omit(versionedOmitted)

export const EnterpriseNote = createInsertSchema(enterpriseNote, {
  taxCodeReason: (reason) =>
    reason.register(field, {
      when: { field: 'taxCode', is: 'unsound' },
      isOwn: true,
      label: {
        vi: 'Lý do chưa có mã số thuế hoặc mã chưa hợp lệ',
        en: 'Why the tax code is missing or fails the check',
      },
      hint: {
        vi: 'Chỉ điền khi chưa có mã số thuế, hoặc mã không qua kiểm tra',
        en: 'Only when there is no tax code yet, or it fails the check',
      },
    }),
  note: (note) => note.register(field, noteFacts),
}).omit({ id: true, enterpriseId: true })

/** The whole form of an enterprise. Facts that change over time are in EnterpriseState. */
export const EnterpriseInput = state.extend(own.shape).extend(EnterpriseNote.shape)
export const EnterpriseState = state
export type EnterpriseInput = z.output<typeof EnterpriseInput>

const isOther = isAnother({
  vi: 'Đã kiểm tra: không trùng với doanh nghiệp đã có',
  en: 'Checked: not an enterprise already registered',
})

export const EnterpriseRevision = EnterpriseInput.extend(EffectiveInput.shape).extend({
  followedFrom: followedFrom({
    vi: 'Ngày đầu tiên của doanh nghiệp trong sổ bộ; chỉ sửa khi ghi chưa đúng',
    en: 'The first day of the enterprise on record; only to correct it',
  }),
  isAnother: isOther,
})

export const EnterpriseRegistration = EnterpriseInput.extend({
  followedFrom: followedFrom({
    vi: 'Để trống: từ ngày thành lập; nếu chưa rõ ngày thành lập thì từ hôm nay',
    en: 'Empty: from the day it was established; from today when that is not known',
  }),
  isAnother: isOther,
})

export const EnterpriseContactInput = createInsertSchema(enterpriseContact, {
  legalRepresentative: (name) =>
    name.register(field, { label: { vi: 'Người đại diện theo pháp luật', en: 'Legal representative' } }),
  contactName: (name) => name.register(field, { label: { vi: 'Người liên hệ', en: 'Contact person' } }),
  ...reach,
}).omit({ id: true, enterpriseId: true })

export const enterprises = described({
  path: 'enterprises',
  words: {
    one: { vi: 'Doanh nghiệp', en: 'Enterprise' },
    many: { vi: 'Doanh nghiệp', en: 'Enterprises' },
    add: { vi: 'Thêm doanh nghiệp', en: 'Add an enterprise' },
  },
  table: enterprise,
  parts: [enterpriseState, enterpriseContact, enterpriseNote],
  input: EnterpriseInput,
  inputs: {
    enterprise: own.extend(EnterpriseNote.shape),
    enterprise_state: state,
    enterprise_contact: EnterpriseContactInput,
    enterprise_note: EnterpriseNote,
  },
  nameOf: namedByState('enterprise'),
  namedPastPolicies: true,
  calledIn: 'name',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  inBatch: ['standing', 'ownership', 'unitId', 'communeId', 'vsicCode', 'isExportProcessing', 'investorCountries'],
  spells: { table: enterpriseState, owner: enterpriseState.enterpriseId },
})
