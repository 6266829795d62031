import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import { document } from '../document/record'
import { enterprise } from '../enterprise/record'
import { daterange, versioned, versionedOmitted } from '../record/columns'
import { described, namedBy } from '../record/described'
import { codes, vocabulary } from '../record/vocabulary'

export const affiliatedKind = pgEnum('affiliated_kind', codes('affiliated_kind'))

/** Đoàn thể và lực lượng tự vệ in an enterprise. The registry must not hold the strength of a self-defence unit. */
export const affiliatedOrganisation = pgTable(
  'affiliated_organisation',
  {
    ...versioned(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    kind: affiliatedKind().notNull(),
    name: varchar({ length: 200 }).notNull(),
    valid: daterange().notNull(),
    members: integer(),
    documentId: uuid('document_id').references(() => document.id),
  },
  (t) => [
    index('affiliated_organisation_enterprise').on(t.enterpriseId),
    index('affiliated_organisation_name').on(sql`${t.name} collate vi_natural`, t.id),
    check('self_defence_strength_is_not_held', sql`${t.kind} <> 'self_defence' or ${t.members} is null`),
    check('affiliated_members_not_negative', sql`${t.members} >= 0`),
  ],
)

export const AffiliatedOrganisationInput = createInsertSchema(affiliatedOrganisation, {
  enterpriseId: (enterprise) =>
    enterprise.register(field, {
      label: { vi: 'Doanh nghiệp', en: 'Enterprise' },
      reference: 'enterprise',
      inList: true,
      stays: true,
    }),
  kind: (kind) =>
    kind.register(field, {
      label: { vi: 'Loại', en: 'Kind' },
      inList: true,
      options: vocabulary.affiliated_kind,
    }),
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên', en: 'Name' }, inList: true }),
  members: (members) =>
    members.min(0, 'negative').register(field, {
      label: { vi: 'Số đoàn viên, hội viên', en: 'Members' },
      hint: { vi: 'Không nhập với lực lượng tự vệ', en: 'Never for self-defence' },
      inList: true,
    }),
  documentId: (document) =>
    document.register(field, { label: { vi: 'Quyết định', en: 'Decision' }, reference: 'document' }),
}).omit({ ...versionedOmitted, valid: true })

/** The form for a new or corrected row: adds its first day. */
export const AffiliatedRegistration = AffiliatedOrganisationInput.extend({
  foundedOn: z.iso
    .date()
    .refine(hasCome, 'date.future')
    .register(field, { label: { vi: 'Ngày thành lập', en: 'Founded on' } }),
})
export type AffiliatedRegistration = z.output<typeof AffiliatedRegistration>

export const AffiliatedEnding = z.object({
  endsOn: z.iso.date().register(field, { label: { vi: 'Ngày kết thúc hoạt động', en: 'Last day' } }),
})

export const affiliatedOrganisations = described({
  path: 'affiliated-organisations',
  words: {
    one: { vi: 'Đoàn thể, lực lượng tự vệ', en: 'Affiliated organisation or self-defence unit' },
    many: { vi: 'Đoàn thể và lực lượng tự vệ', en: 'Affiliated organisations and self-defence' },
    inMenu: { vi: 'Đoàn thể và tự vệ', en: 'Affiliated organisations' },
    add: { vi: 'Thêm đoàn thể, lực lượng tự vệ', en: 'Add an affiliated organisation or self-defence unit' },
  },
  table: affiliatedOrganisation,
  input: AffiliatedOrganisationInput,
  nameOf: namedBy(affiliatedOrganisation, affiliatedOrganisation.name),
  calledIn: 'name',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  parent: affiliatedOrganisation.enterpriseId,
  historyOf: 'enterprise',
})
