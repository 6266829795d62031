import { integer, jsonb, pgTable, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Typed } from '../../core/form'
import { account } from '../account/record'
import { memberReport } from '../member-report/record'
import { organisation } from '../organisation/record'
import { period } from '../period/record'
import { id } from '../record/columns'
import { reopening } from '../reopening/record'

/** The draft of a report as unvalidated text. One per report, shared by all who may write it. */
export const reportDraft = pgTable(
  'report_draft',
  {
    id: id(),
    version: integer().notNull().default(1),
    reportId: uuid('report_id')
      .notNull()
      .references(() => memberReport.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    /** Null after the report was sent. */
    typed: jsonb().$type<Typed>(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
    savedBy: uuid('saved_by').references(() => account.id),
    reopeningId: uuid('reopening_id').references(() => reopening.id),
  },
  (t) => [unique('report_draft_report_taken').on(t.reportId)],
)
