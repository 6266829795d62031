import { sql } from 'drizzle-orm'
import { type AnyPgColumn, char, date, index, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import { document } from '../document/record'
import { boundsOf, daterange, id, versioned, versionedOmitted } from '../record/columns'
import { described, namedByState } from '../record/described'
import { followedFrom, noteFacts } from '../record/inputs'
import { unit } from '../unit/record'

/** A Party organisation. Name, kind and superior are in organisation_state, which has no spell after its end. */
export const organisation = pgTable(
  'organisation',
  {
    ...versioned(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    foundedOn: date('founded_on', { mode: 'string' }).notNull(),
    /** d, m or y: founded_on is known to the day, month or year; then it is the first day of that month or year. */
    foundedPrecision: char('founded_precision', { length: 1 }).notNull().default('d'),
    foundingDocumentId: uuid('founding_document_id').references(() => document.id),
    externalCode: varchar('external_code', { length: 20 }),
  },
  (t) => [
    index('organisation_unit').on(t.unitId, t.retiredOn),
    index('organisation_retired').on(t.retiredOn, t.id).where(sql`${t.retiredOn} is not null`),
  ],
)

export const organisationState = pgTable(
  'organisation_state',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references((): AnyPgColumn => organisation.id),
    valid: daterange().notNull(),
    name: varchar({ length: 250 }).notNull(),
    /** A code of rule_set with the subject organisation_kind. */
    kind: varchar({ length: 60 }).notNull(),
    superiorId: uuid('superior_id').references((): AnyPgColumn => organisation.id),
    externalSuperior: varchar('external_superior', { length: 200 }),
  },
  (t) => [
    index('organisation_state_organisation').using('hash', t.organisationId),
    index('organisation_state_superior').on(t.superiorId),
    index('organisation_state_name').on(sql`${t.name} collate vi_natural`, t.organisationId),
    ...boundsOf('organisation_state', t.valid),
  ],
)

/** What officers remark: not for its own secretary (decision 042). */
export const organisationNote = pgTable(
  'organisation_note',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references((): AnyPgColumn => organisation.id),
    note: varchar({ length: 2000 }),
  },
  (t) => [unique('organisation_note_organisation_taken').on(t.organisationId)],
)

/** `datedBy`: an act takes the kinds of its day. */
export const kindFacts = {
  label: { vi: 'Loại hình', en: 'Kind' },
  input: 'reference' as const,
  reference: 'organisation_kind',
  datedBy: ['effectiveOn'],
  inList: true,
}

const state = createInsertSchema(organisationState, {
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên tổ chức đảng', en: 'Name' }, inList: true }),
  kind: (kind) => kind.min(1, 'empty').register(field, kindFacts),
  superiorId: (superior) =>
    superior.register(field, {
      label: { vi: 'Cấp trên trực tiếp', en: 'Direct superior' },
      reference: 'superior',
      inList: true,
    }),
  externalSuperior: (superior) =>
    superior.register(field, {
      when: { field: 'superiorId', is: [''] },
      label: { vi: 'Cấp trên ngoài Đảng bộ khu kinh tế', en: 'Superior outside the zone’s Party organisation' },
      hint: {
        vi: 'Khi tổ chức đảng trực thuộc một đảng ủy khác, ví dụ đảng ủy xã, phường',
        en: 'When it belongs to another committee, of a commune for example',
      },
    }),
}).omit({ id: true, organisationId: true, valid: true })

const own = createInsertSchema(organisation, {
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'KCN/KKT theo dõi', en: 'Park or zone in charge' },
      reference: 'unit',
      inList: true,
      stays: true,
    }),
  foundedOn: z.iso
    .date()
    .refine(hasCome, 'date.future')
    .register(field, { label: { vi: 'Ngày thành lập', en: 'Founded on' }, inList: true }),
  foundedPrecision: z
    .enum(['d', 'm', 'y'])
    .default('d')
    .register(field, {
      label: { vi: 'Ngày thành lập biết đến (ngày, tháng, năm)', en: 'Founding date known to the (day, month, year)' },
      options: { d: { vi: 'ngày', en: 'day' }, m: { vi: 'tháng', en: 'month' }, y: { vi: 'năm', en: 'year' } },
    }),
  foundingDocumentId: (document) =>
    document.register(field, {
      label: { vi: 'Quyết định thành lập', en: 'Founding decision' },
      hint: { vi: 'Để trống nếu bổ sung sau', en: 'Empty: to be added later' },
      reference: 'document',
    }),
  externalCode: (code) =>
    code.regex(/^\d{2}\.\d{3}\.\d{3}\.\d{3}\.\d{3}$/, 'organisation-code').register(field, {
      label: { vi: 'Mã tổ chức đảng (CSDL 4.0)', en: 'Code in the members database' },
      input: 'code',
      isOwn: true,
    }),
}).omit(versionedOmitted)

export const OrganisationNote = createInsertSchema(organisationNote, {
  note: (note) => note.register(field, noteFacts),
}).omit({ id: true, organisationId: true })

export const OrganisationInput = state.extend(own.shape).extend(OrganisationNote.shape)
export const OrganisationState = state
export type OrganisationState = z.output<typeof OrganisationState>
export type OrganisationInput = z.output<typeof OrganisationInput>

export const OrganisationCorrection = OrganisationInput.extend({
  followedFrom: followedFrom({
    vi: 'Ngày đầu tiên của tổ chức đảng trong sổ bộ; chỉ lùi về trước khi ghi chưa đúng',
    en: 'The first day of the organisation on record; only an earlier one, to correct it',
  }),
})

export const organisations = described({
  path: 'organisations',
  words: {
    one: { vi: 'Tổ chức đảng', en: 'Party organisation' },
    many: { vi: 'Tổ chức đảng', en: 'Party organisations' },
    add: { vi: 'Ghi nhận thành lập tổ chức đảng', en: 'Record a founded organisation' },
  },
  table: organisation,
  parts: [organisationState, organisationNote],
  input: OrganisationInput,
  inputs: {
    organisation: own.extend(OrganisationNote.shape),
    organisation_state: state,
    organisation_note: OrganisationNote,
  },
  nameOf: namedByState('organisation'),
  namedPastPolicies: true,
  calledIn: 'name',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  inBatch: ['unitId'],
  endings: ['withdraw'],
  withdrawalHint: {
    vi: 'Tổ chức đảng giải thể hoặc kết thúc hoạt động thì dùng mục Ghi nhận.',
    en: 'A dissolution or an end of activity is recorded under Record.',
  },
})
