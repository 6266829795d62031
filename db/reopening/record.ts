import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { account } from '../account/record'
import { day, id } from '../columns'
import { enterprise } from '../enterprise/record'
import { organisation } from '../organisation/record'
import { period } from '../period/record'
import { unit } from '../unit/record'

/**
 * Leave to write into a locked period: asked for, granted or declined, expiring, revocable. Its scope is one
 * organisation, one enterprise, one unit with all below it, or without any of them the whole period.
 */
export const reopening = pgTable(
  'reopening',
  {
    id: id(),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    organisationId: uuid('organisation_id').references(() => organisation.id),
    enterpriseId: uuid('enterprise_id').references(() => enterprise.id),
    unitId: uuid('unit_id').references(() => unit.id),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => account.id),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
    requestReason: varchar('request_reason', { length: 500 }).notNull(),
    decidedBy: uuid('decided_by').references(() => account.id),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    isGranted: boolean('is_granted'),
    decisionNote: varchar('decision_note', { length: 500 }),
    /** Its last day. */
    expiresOn: day('expires_on'),
    revokedBy: uuid('revoked_by').references(() => account.id),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedReason: varchar('revoked_reason', { length: 500 }),
  },
  (t) => [
    index('reopening_period').on(t.periodId),
    check('reopening_has_one_scope', sql`num_nonnulls(${t.organisationId}, ${t.enterpriseId}, ${t.unitId}) <= 1`),
    check('reopening_has_reason', sql`btrim(${t.requestReason}) <> ''`),
    check(
      'reopening_is_decided_whole',
      sql`num_nonnulls(${t.decidedBy}, ${t.decidedAt}, ${t.isGranted}) in (0, 3) and (${t.isGranted} is true) = (${t.expiresOn} is not null)`,
    ),
    check(
      'reopening_is_revoked_whole',
      sql`num_nonnulls(${t.revokedBy}, ${t.revokedAt}, ${t.revokedReason}) in (0, 3) and (${t.revokedAt} is null or ${t.isGranted})`,
    ),
  ],
)
