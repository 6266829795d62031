import { index, pgEnum, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { DecisionInput, document } from '../document/record'
import { organisation } from '../organisation/record'
import { people, person } from '../person/record'
import { daterange, day, id, versioned, versionedOmitted } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { codes, vocabulary } from '../record/vocabulary'

export const position = pgEnum('position', codes('position'))

export const obtained = pgEnum('obtained', codes('obtained'))

export const endReason = pgEnum('end_reason', codes('end_reason'))

/**
 * An office of a person in an organisation, from its first day to its recorded end. The end of the term only warns
 * (V12).
 */
export const mandate = pgTable(
  'mandate',
  {
    ...versioned(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    position: position().notNull(),
    obtained: obtained().notNull(),
    valid: daterange().notNull(),
    termEndsOn: day('term_ends_on'),
    documentId: uuid('document_id').references(() => document.id),
    endReason: endReason('end_reason'),
    endDocumentId: uuid('end_document_id').references(() => document.id),
  },
  (t) => [index('mandate_person').on(t.personId), index('mandate_organisation').on(t.organisationId)],
)

/** What officers remark: not for the organisation nor the person (decision 042). */
export const mandateNote = pgTable(
  'mandate_note',
  {
    id: id(),
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandate.id),
    note: varchar({ length: 500 }),
  },
  (t) => [unique('mandate_note_mandate_taken').on(t.mandateId)],
)

const own = createInsertSchema(mandate, {
  personId: (person) =>
    person.register(field, { label: { vi: 'Họ và tên', en: 'Person' }, reference: 'person', inList: true }),
  organisationId: (organisation) =>
    organisation.register(field, {
      label: { vi: 'Tổ chức đảng', en: 'Organisation' },
      reference: 'organisation',
      inList: true,
    }),
  position: (position) =>
    position.register(field, {
      label: { vi: 'Chức vụ', en: 'Position' },
      inList: true,
      options: vocabulary.position,
    }),
  obtained: (obtained) =>
    obtained.register(field, {
      label: { vi: 'Hình thức', en: 'Obtained by' },
      inList: true,
      options: vocabulary.obtained,
    }),
  termEndsOn: z.iso
    .date()
    .nullish()
    .register(field, {
      label: { vi: 'Nhiệm kỳ đến', en: 'Term ends on' },
      hint: { vi: 'Hết nhiệm kỳ chỉ nhắc, không thu hồi quyền báo cáo', en: 'An expired term only reminds' },
    }),
  documentId: (document) =>
    document.register(field, {
      label: { vi: 'Quyết định (chỉ định, chuẩn y)', en: 'Decision' },
      hint: { vi: 'Để trống nếu bổ sung sau', en: 'Empty: to be added later' },
      reference: 'document',
    }),
}).omit({ ...versionedOmitted, valid: true, endReason: true, endDocumentId: true })

export const MandateNote = createInsertSchema(mandateNote, {
  note: (note) => note.register(field, { label: { vi: 'Ghi chú', en: 'Note' } }),
}).omit({ id: true, mandateId: true })

export const MandateInput = own.extend(MandateNote.shape)

export type MandateInput = z.output<typeof MandateInput>

const endReasons = vocabulary.end_reason

/** The form that ends a mandate. Discipline is not among the reasons: the registry must not hold it. */
export const MandateEndInput = z.object({
  endsOn: z.iso.date().register(field, {
    label: { vi: 'Ngày thôi giữ chức vụ', en: 'Last day' },
    hint: { vi: 'Quyền báo cáo hết từ ngày hôm sau', en: 'The right to report ends with this day' },
  }),
  endReason: z.enum(endReason.enumValues).register(field, {
    label: { vi: 'Lý do', en: 'Reason' },
    options: endReasons,
  }),
  endDocumentId: z
    .uuid()
    .nullish()
    .register(field, {
      label: { vi: 'Quyết định', en: 'Decision' },
      hint: { vi: 'Để trống nếu bổ sung sau', en: 'Empty: to be added later' },
      reference: 'document',
    }),
})

const startsOn = z.iso.date().register(field, {
  label: { vi: 'Giữ chức vụ từ ngày', en: 'In the position from' },
  hint: {
    vi: 'Người được bầu giữ chức vụ từ ngày bầu; quyết định chuẩn y ghi ở dưới',
    en: 'Whoever is elected holds the position from the ballot; the decision that confirms it stands below',
  },
})

/** The form for a new mandate. If it has ended already, its end is part of the form. */
export const MandateRegistration = MandateInput.omit({ documentId: true, termEndsOn: true, note: true }).extend({
  effectiveOn: startsOn,
  termEndsOn: MandateInput.shape.termEndsOn,
  ...DecisionInput.shape,
  endsOn: z.iso
    .date()
    .nullish()
    .register(field, {
      label: { vi: 'Đã giữ đến hết ngày', en: 'Until' },
      hint: { vi: 'Chỉ điền khi ghi nhận chức vụ đã thôi giữ', en: 'Only for a position that is already over' },
    }),
  endReason: MandateEndInput.shape.endReason.nullish().register(field, {
    label: { vi: 'Lý do thôi giữ chức vụ', en: 'Why it ended' },
  }),
  note: MandateInput.shape.note,
})

/** The form that corrects a mandate or adds its decision. */
export const MandateRevision = MandateInput.pick({ position: true, obtained: true }).extend({
  effectiveOn: startsOn,
  termEndsOn: MandateInput.shape.termEndsOn,
  ...DecisionInput.shape,
  note: MandateInput.shape.note,
})

export const MandateEnding = MandateEndInput.omit({ endDocumentId: true }).extend(DecisionInput.shape)

export const mandates = described({
  path: 'mandates',
  words: {
    one: { vi: 'Chức vụ', en: 'Position' },
    many: { vi: 'Chức vụ', en: 'Positions' },
    add: { vi: 'Ghi nhận chức vụ', en: 'Record a position' },
  },
  table: mandate,
  parts: [mandateNote],
  input: MandateInput,
  inputs: { mandate: MandateInput.extend(MandateEndInput.shape), mandate_note: MandateNote },
  nameOf: namedAfter(mandate, [mandate.personId, people.referredName]),
  screens: ['new', 'page', 'edit', 'history'],
  endings: ['withdraw'],
  parent: mandate.organisationId,
})
