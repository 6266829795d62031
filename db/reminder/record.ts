import { index, integer, pgEnum, pgTable, timestamp, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { account } from '../account/record'
import { id } from '../columns'
import { organisation } from '../organisation/record'
import { period } from '../period/record'

export const mailState = pgEnum('mail_state', ['none', 'waiting', 'sent', 'refused'])

/** That somebody who reports was reminded of a report still missing: in the application, and by e-mail where there is one. */
export const reminder = pgTable(
  'reminder',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** Days from the due date; null when an officer sent it. */
    offsetDays: integer('offset_days'),
    sentBy: uuid('sent_by').references(() => account.id),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
    mail: mailState().notNull().default('none'),
    mailTo: varchar('mail_to', { length: 200 }),
    mailAttempts: integer('mail_attempts').notNull().default(0),
  },
  (t) => [
    unique('reminder_once').on(t.organisationId, t.periodId, t.accountId, t.offsetDays),
    index('reminder_account').on(t.accountId),
  ],
)
