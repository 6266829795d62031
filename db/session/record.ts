import { integer, pgEnum, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { bytea } from '../door/record'
import { id } from '../record/columns'

export const sessionKind = pgEnum('session_kind', ['browser', 'job'])
export const sessionEnd = pgEnum('session_end', [
  'signed_out',
  'revoked',
  'password_changed',
  'expired',
  'account_ended',
])

/** A sign-in on a device. open_door() reads the row at each request, so ending it takes effect at once. */
export const session = pgTable('session', {
  id: id(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => account.id),
  kind: sessionKind().notNull().default('browser'),
  device: varchar({ length: 200 }),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  idleMinutes: integer('idle_minutes').notNull().default(30),
  endedAt: timestamp('ended_at', { withTimezone: true }),
  endedBy: sessionEnd('ended_by'),
})

/** The hash of a session's token. A table of its own without grants, because users may read their rows of `session`. */
export const sessionToken = pgTable('session_token', {
  tokenHash: bytea('token_hash').primaryKey(),
  sessionId: uuid('session_id')
    .notNull()
    .references(() => session.id),
})

const password = z.string().min(12, 'password.short').max(128, 'password.long')

/** Fields for a new password. app/request/password.ts further refuses passwords that are easy to guess. */
export const newPasswordFields = {
  password: password.register(field, {
    label: { vi: 'Mật khẩu mới', en: 'New password' },
    hint: {
      vi: 'Từ 12 ký tự; nên dùng một câu dễ nhớ, có thể có dấu và dấu cách',
      en: 'At least 12 characters; a sentence you remember is best',
    },
    input: 'password',
  }),
  repeated: z.string().register(field, {
    label: { vi: 'Nhập lại mật khẩu mới', en: 'The new password again' },
    input: 'password',
  }),
}

export const PasswordChange = z.object({
  oldPassword: z
    .string()
    .max(128, 'password.wrong')
    .register(field, { label: { vi: 'Mật khẩu hiện tại', en: 'Present password' }, input: 'password' }),
  ...newPasswordFields,
})

/** The form of /sheet: sets a password with the code of a printed account sheet. */
export const SheetInput = z.object({
  code: z
    .string()
    .max(60, 'sheet-code')
    .register(field, {
      label: { vi: 'Mã trên giấy cấp tài khoản', en: 'Code on the account sheet' },
      input: 'code',
    }),
  ...newPasswordFields,
})
