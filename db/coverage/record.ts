import { boolean, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import { document } from '../document/record'
import { enterprise, enterprises } from '../enterprise/record'
import { organisation, organisations } from '../organisation/record'
import { daterange, versioned, versionedOmitted } from '../record/columns'
import { described, namedAfter } from '../record/described'

/** The enterprises that organisations cover: many to many, each for a spell. */
export const coverage = pgTable(
  'coverage',
  {
    ...versioned(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    valid: daterange().notNull(),
    isHost: boolean('is_host').notNull().default(false),
    documentId: uuid('document_id').references(() => document.id),
  },
  (t) => [index('coverage_enterprise').on(t.enterpriseId), index('coverage_organisation').on(t.organisationId)],
)

export const CoverageInput = createInsertSchema(coverage, {
  organisationId: (organisation) =>
    organisation.register(field, {
      label: { vi: 'Tổ chức đảng', en: 'Organisation' },
      reference: 'organisation',
      inList: true,
    }),
  enterpriseId: (enterprise) =>
    enterprise.register(field, {
      label: { vi: 'Doanh nghiệp', en: 'Enterprise' },
      reference: 'enterprise',
      inList: true,
    }),
  isHost: (host) =>
    host.register(field, {
      label: { vi: 'Doanh nghiệp đặt tổ chức đảng', en: 'Seat of the organisation' },
      hint: {
        vi: 'Với chi bộ ghép: doanh nghiệp nơi chi bộ đặt',
        en: 'In a combined cell: the enterprise where it has its seat',
      },
      inList: true,
    }),
  documentId: (document) =>
    document.register(field, { label: { vi: 'Quyết định', en: 'Decision' }, reference: 'document' }),
}).omit({ ...versionedOmitted, valid: true })

export type CoverageInput = z.output<typeof CoverageInput>

export const coverages = described({
  path: 'coverage',
  words: {
    one: { vi: 'Doanh nghiệp thuộc phạm vi', en: 'Enterprise covered' },
    many: { vi: 'Doanh nghiệp thuộc phạm vi', en: 'Enterprises covered' },
    add: { vi: 'Thêm doanh nghiệp', en: 'Add an enterprise' },
  },
  table: coverage,
  input: CoverageInput,
  nameOf: namedAfter(
    coverage,
    [coverage.organisationId, organisations.referredName],
    [coverage.enterpriseId, enterprises.referredName],
  ),
  screens: [],
  endings: ['withdraw'],
  endingWords: { withdraw: { vi: 'Bỏ doanh nghiệp nhập nhầm', en: 'Withdraw an enterprise entered in error' } },
  parent: coverage.organisationId,
  historyOf: 'organisation',
})
