import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { account } from '../account/record'
import { id } from '../columns'
import { organisation } from '../organisation/record'
import { period } from '../period/record'

/** "Số đầu kỳ chưa đúng?": whoever reports says that the opening is wrong, and goes on reporting. */
export const correctionRequest = pgTable(
  'correction_request',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** The period whose opening is doubted. */
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
    check(
      'correction_request_resolved_whole',
      sql`num_nonnulls(${t.resolvedBy}, ${t.resolvedAt}, ${t.resolution}) in (0, 3)`,
    ),
  ],
)
