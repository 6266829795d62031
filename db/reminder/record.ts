import { sql } from 'drizzle-orm'
import { date, index, integer, pgEnum, pgTable, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { organisation, organisations } from '../organisation/record'
import { period, periods } from '../period/record'
import { alsoTold, id, ofWhat } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { codes, vocabulary } from '../record/vocabulary'

export const mailState = pgEnum('mail_state', codes('mail_state'))

/**
 * A reminder of a missing report to one account: shown in the application, and mailed if the person has an address,
 * which is not copied here. Dates are calendar days in Asia/Ho_Chi_Minh.
 */
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
    /** Days from the due date; null if an officer sent it. */
    offsetDays: integer('offset_days'),
    sentBy: uuid('sent_by').references(() => account.id),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
    sentOn: date('sent_on', { mode: 'string' }).notNull().default(sql`(now() at time zone 'Asia/Ho_Chi_Minh')::date`),
    mail: mailState().notNull().default('none'),
    /** The id of the job that sends the mail. One mail may carry several reminders of the same account. */
    mailId: uuid('mail_id'),
    mailedOn: date('mailed_on', { mode: 'string' }),
  },
  (t) => [
    unique('reminder_once').on(t.organisationId, t.periodId, t.accountId, t.offsetDays),
    uniqueIndex('reminder_once_a_day')
      .on(t.organisationId, t.periodId, t.accountId, t.sentOn)
      .where(sql`${t.offsetDays} is null`),
    index('reminder_account').on(t.accountId),
  ],
)

export const reminders = described({
  path: 'reminders',
  words: {
    one: { vi: 'Lời nhắc gửi báo cáo', en: 'Reminder to report' },
    many: { vi: 'Lời nhắc gửi báo cáo', en: 'Reminders to report' },
    add: { vi: 'Gửi lời nhắc', en: 'Send reminders' },
  },
  table: reminder,
  input: z.object({}),
  inputs: {
    reminder: alsoTold(z.object({}), {
      ...ofWhat,
      accountId: { vi: 'Người được nhắc', en: 'Who is reminded' },
      offsetDays: z.int().register(field, { label: { vi: 'Số ngày so với hạn gửi', en: 'Days from the due date' } }),
      sentBy: { vi: 'Người nhắc', en: 'Reminded by' },
      sentAt: { vi: 'Thời điểm nhắc', en: 'Reminded at' },
      sentOn: z.iso.date().register(field, { label: { vi: 'Ngày nhắc', en: 'Reminded on' } }),
      mail: z.enum(mailState.enumValues).register(field, {
        label: { vi: 'Thư điện tử', en: 'E-mail' },
        options: vocabulary.mail_state,
      }),
      mailedOn: z.iso.date().register(field, { label: { vi: 'Ngày gửi thư', en: 'E-mail sent on' } }),
    }),
  },
  nameOf: namedAfter(
    reminder,
    [reminder.organisationId, organisations.referredName],
    [reminder.periodId, periods.referredName],
  ),
  screens: [],
  parent: reminder.organisationId,
})
