import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { organisation, organisations } from '../organisation/record'
import { period, periods } from '../period/record'
import { alsoTold, id, ofWhat } from '../record/columns'
import { described, namedAfter } from '../record/described'

/** "Số đầu kỳ chưa đúng?": a sender of reports records that the opening is wrong, and can still send the report. */
export const correctionRequest = pgTable(
  'correction_request',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** The period with the wrong opening. */
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    shownTotal: integer('shown_total').notNull(),
    claimedTotal: integer('claimed_total').notNull(),
    message: varchar({ length: 500 }).notNull(),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => account.id),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
    resolvedBy: uuid('resolved_by').references(() => account.id),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
    resolution: varchar({ length: 500 }),
  },
  (t) => [
    index('correction_request_organisation').on(t.organisationId),
    index('correction_request_waiting').on(sql`(${t.resolvedAt} is null)`, t.requestedAt, t.id),
    index('correction_request_requested').on(t.requestedAt, t.id),
    check(
      'correction_request_resolved_whole',
      sql`num_nonnulls(${t.resolvedBy}, ${t.resolvedAt}, ${t.resolution}) in (0, 3)`,
    ),
  ],
)

/** The form. The shown total, who and when are set by the program. */
export const CorrectionRequestInput = createInsertSchema(correctionRequest, {
  claimedTotal: (count) =>
    count
      .min(0, 'negative')
      .max(99_999)
      .register(field, { label: { vi: 'Số đầu kỳ đúng', en: 'The right opening' } }),
  message: (message) =>
    message
      .trim()
      .min(1, 'empty')
      .register(field, {
        label: { vi: 'Giải thích', en: 'Explanation' },
        input: 'long-text',
        hint: {
          vi: 'Số đúng lấy từ đâu, lệch từ khi nào. Không ghi tên đảng viên.',
          en: 'Where the right number comes from, and since when it differs. No names of members.',
        },
      }),
}).pick({ claimedTotal: true, message: true })

export type CorrectionRequestInput = z.output<typeof CorrectionRequestInput>

export const correctionRequests = described({
  path: 'correction-requests',
  words: {
    one: { vi: 'Đề nghị đính chính', en: 'Correction request' },
    many: { vi: 'Đề nghị đính chính', en: 'Correction requests' },
    add: { vi: 'Số đầu kỳ chưa đúng?', en: 'Is the opening wrong?' },
  },
  table: correctionRequest,
  input: CorrectionRequestInput,
  inputs: {
    correction_request: alsoTold(CorrectionRequestInput, {
      ...ofWhat,
      shownTotal: z.int().register(field, { label: { vi: 'Số đầu kỳ đang ghi', en: 'The opening as recorded' } }),
      requestedBy: { vi: 'Người đề nghị', en: 'Requested by' },
      requestedAt: { vi: 'Thời điểm đề nghị', en: 'Requested at' },
      resolvedBy: { vi: 'Người trả lời', en: 'Answered by' },
      resolvedAt: { vi: 'Thời điểm trả lời', en: 'Answered at' },
      resolution: { vi: 'Trả lời', en: 'Answer' },
    }),
  },
  nameOf: namedAfter(
    correctionRequest,
    [correctionRequest.organisationId, organisations.referredName],
    [correctionRequest.periodId, periods.referredName],
  ),
  screens: ['list', 'page', 'export'],
  menu: 'reporting',
  isFoundWithParent: true,
  parent: correctionRequest.organisationId,
})
