import { sql } from 'drizzle-orm'
import { char, index, integer, pgEnum, pgTable, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import { bytea } from '../door/record'
import { alsoTold, day, id, versioned, versionedOmitted } from '../record/columns'
import { described, type NameOf, namedBy, namedInRow } from '../record/described'
import { isAnother } from '../record/inputs'
import { codes, vocabulary } from '../record/vocabulary'
import { unit } from '../unit/record'

export const documentType = pgEnum('document_type', codes('document_type'))

/** A decision or another document. Its number is not unique: Party numbering restarts with each term. */
export const document = pgTable(
  'document',
  {
    ...versioned(),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    issuer: varchar({ length: 200 }).notNull(),
    type: documentType().notNull().default('decision'),
    number: varchar({ length: 60 }).notNull(),
    issuedOn: day('issued_on').notNull(),
    effectiveOn: day('effective_on'),
    signatoryName: varchar('signatory_name', { length: 120 }),
    signatoryRole: varchar('signatory_role', { length: 200 }),
    subject: varchar({ length: 500 }).notNull(),
  },
  (t) => [
    index('document_unit').on(t.unitId),
    index('document_number').on(sql`${t.number} collate vi_natural`, t.id),
    index('document_issued').on(t.issuedOn, t.id),
  ],
)

/** The file of a document, up to 20 MiB, stored in the database. The audit trail has its hash, not its content. */
export const documentFile = pgTable(
  'document_file',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => document.id),
    name: varchar({ length: 200 }).notNull(),
    mediaType: varchar('media_type', { length: 100 }).notNull(),
    size: integer().notNull(),
    sha256: char({ length: 64 }).notNull(),
    content: bytea().notNull(),
  },
  (t) => [unique('document_file_document_taken').on(t.documentId)],
)

export const DocumentInput = createInsertSchema(document, {
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'KCN/KKT theo dõi', en: 'Park or zone in charge' },
      reference: 'unit',
      stays: true,
    }),
  issuer: (issuer) =>
    issuer
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Cơ quan ban hành', en: 'Issuer' }, inList: true }),
  type: (type) =>
    type.register(field, {
      label: { vi: 'Loại văn bản', en: 'Type' },
      inList: true,
      options: vocabulary.document_type,
    }),
  number: (number) =>
    number
      .trim()
      .min(1, 'empty')
      .regex(/^(?=.*\d)[\p{L}\d][\p{L}\d ./&()–-]*$/u, 'document-number')
      .register(field, {
        label: { vi: 'Số, ký hiệu', en: 'Number' },
        hint: { vi: 'Như in trên văn bản, ví dụ 15-QĐ/ĐUKKT hoặc 15/QĐ-BQL', en: 'As printed' },
        input: 'code',
        notation: 'document-number',
        inList: true,
      }),
  issuedOn: z.iso
    .date()
    .refine(hasCome, 'date.future')
    .register(field, { label: { vi: 'Ngày ban hành', en: 'Issued on' }, inList: true }),
  effectiveOn: z.iso
    .date()
    .nullish()
    .register(field, { label: { vi: 'Ngày có hiệu lực', en: 'Effective on' } }),
  signatoryName: (name) => name.register(field, { label: { vi: 'Người ký', en: 'Signatory' } }),
  signatoryRole: (role) => role.register(field, { label: { vi: 'Chức vụ người ký', en: "Signatory's office" } }),
  subject: (subject) =>
    subject
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Trích yếu', en: 'Subject' }, inList: true }),
}).omit(versionedOmitted)

export const DocumentRegistration = DocumentInput.extend({
  isAnother: isAnother({ vi: 'Đã kiểm tra: là văn bản khác', en: 'Checked: it is another document' }),
})

export type DocumentInput = z.output<typeof DocumentInput>

/** The decision fields of every act: all filled in, or all empty ("bổ sung sau", to be added later). */
export const DecisionInput = z.object({
  decisionNumber: z
    .string()
    .trim()
    .max(60)
    .nullish()
    .register(field, {
      label: { vi: 'Quyết định số', en: 'Decision number' },
      hint: {
        vi: 'Như in trên văn bản, ví dụ 15-QĐ/ĐUKKT. Để trống cả số, ngày và cơ quan ban hành nếu bổ sung sau.',
        en: 'As printed. Leave number, date and issuer empty when it is to be added later.',
      },
      input: 'code',
      notation: 'document-number',
    }),
  decisionIssuedOn: z.iso
    .date()
    .nullish()
    .register(field, { label: { vi: 'Ngày ban hành', en: 'Issued on' } }),
  decisionIssuer: z
    .string()
    .trim()
    .max(200)
    .nullish()
    .register(field, { label: { vi: 'Cơ quan ban hành', en: 'Issuer' } }),
})

export type DecisionInput = z.output<typeof DecisionInput>

/** Labels of a file's columns for history and page. */
export const DocumentFileFacts = z.object({
  name: z.string().register(field, { label: { vi: 'Tên tệp', en: 'File name' } }),
  sha256: z
    .string()
    .register(field, { label: { vi: 'Mã kiểm tra toàn vẹn (SHA-256)', en: 'Integrity code (SHA-256)' } }),
})

/** SQL for a document as forms and other records cite it: number, date, issuer. */
export const citation = sql<string>`${document.number} || ', ' || to_char(${document.issuedOn}, 'DD/MM/YYYY') || ', ' || ${document.issuer}`

export const citedAs: NameOf = namedInRow(document, () => citation)

export const documents = described({
  path: 'documents',
  words: {
    one: { vi: 'Văn bản', en: 'Document' },
    many: { vi: 'Văn bản', en: 'Documents' },
    add: { vi: 'Thêm văn bản', en: 'Add a document' },
  },
  table: document,
  parts: [documentFile],
  input: DocumentInput,
  inputs: {
    document: DocumentInput,
    document_file: alsoTold(DocumentFileFacts, {
      mediaType: { vi: 'Loại tệp', en: 'Kind of file' },
      size: z.int().register(field, { label: { vi: 'Dung lượng (byte)', en: 'Size (bytes)' } }),
    }),
  },
  nameOf: namedBy(document, document.number),
  citedAs,
  namedPastPolicies: true,
  calledIn: 'number',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  inBatch: ['unitId', 'type', 'issuer', 'signatoryName', 'signatoryRole'],
})
