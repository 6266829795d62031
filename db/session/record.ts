import { boolean, index, integer, pgEnum, pgTable, primaryKey, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { bytea } from '../door/record'
import { id } from '../record/columns'

export const sessionKind = pgEnum('session_kind', ['browser', 'job'])
/**
 * What the account was when it signed in. The rights of a session never grow beyond it: who becomes staff, or an
 * administrator, signs in anew. `remembered`: a device of somebody who reports, kept for 120 days, see
 * db/access/remembered.json. A job has the opening of the session that asked for it.
 */
export const sessionOpening = pgEnum('session_opening', ['administrator', 'staff', 'reporting', 'remembered'])
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
  openedAs: sessionOpening('opened_as').notNull(),
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

export const signInLineKind = pgEnum('sign_in_line_kind', ['network', 'name', 'pair', 'device', 'own'])

/**
 * Password attempts that were counted together, and when the next one is compared: see attempts.sql. The key is a keyed
 * hash, so that typed names stand nowhere. No grants to sobo_app.
 */
export const signInLine = pgTable(
  'sign_in_line',
  {
    key: bytea().primaryKey(),
    kind: signInLineKind().notNull(),
    failures: integer().notNull().default(0),
    countedAt: timestamp('counted_at', { withTimezone: true }).notNull().defaultNow(),
    nextAt: timestamp('next_at', { withTimezone: true }),
    /** The browser whose attempt was compared last, and the one that goes first when the wait is over. */
    served: bytea(),
    turn: bytea(),
  },
  (t) => [index('sign_in_line_counted').on(t.countedAt)],
)

/** An attempt that was counted and whose password is being hashed. Used up by the comparison. No grants to sobo_app. */
export const signInAttempt = pgTable('sign_in_attempt', {
  id: id(),
  /** Null for a name that nobody has. */
  accountId: uuid('account_id'),
  byNumber: boolean('by_number').notNull(),
  lines: bytea().array().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
})

/** Devices on which an account has signed in, by the hash of their cookie. No grants to sobo_app. */
export const knownDevice = pgTable(
  'known_device',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    deviceHash: bytea('device_hash').notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.deviceHash] })],
)

/** Fields for a new password. app/request/password.ts judges it, so that all that is wrong is said at once. */
export const newPasswordFields = {
  password: z.string().register(field, {
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

/** The forms of /sheet: the code of a printed account sheet, then the password that it sets. */
export const SheetCode = z.object({
  code: z
    .string()
    .max(60, 'sheet-code')
    .register(field, {
      label: { vi: 'Mã trên giấy cấp tài khoản', en: 'Code on the account sheet' },
      input: 'code',
    }),
})
export const SheetPassword = z.object({
  ...newPasswordFields,
  remember: z
    .boolean()
    .optional()
    .register(field, {
      label: { vi: 'Ghi nhớ thiết bị này', en: 'Remember this device' },
      hint: {
        vi: 'Dành cho người báo cáo, trên máy của riêng mình: không phải đăng nhập lại mỗi lần',
        en: 'For those who report, on a device of their own: no signing in each time',
      },
    }),
})
