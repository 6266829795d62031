import { sql } from 'drizzle-orm'
import { customType, integer, pgEnum, pgTable, timestamp, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { bytea } from '../door/record'
import { person } from '../person/record'
import { alsoTold, id, versioned, versionedOmitted } from '../record/columns'
import { described } from '../record/described'
import { codes, vocabulary } from '../record/vocabulary'

export const accountKind = pgEnum('account_kind', codes('account_kind'))
export const language = pgEnum('language', codes('language'))

/**
 * User names are stored in lower case (constraint account_user_name_lower) and not folded: names that differ only in
 * accents belong to different people.
 */
const userName = customType<{ data: string }>({ dataType: () => 'varchar(60)' })

/** How far an account has come (account_standing() of standing.sql), and 'none' for a person without one. */
export const standings = {
  none: { vi: 'Chưa có tài khoản', en: 'No account' },
  unissued: { vi: 'Chưa cấp giấy', en: 'No sheet issued' },
  waiting: { vi: 'Đã cấp giấy, chưa dùng', en: 'Sheet not used yet' },
  expired: { vi: 'Giấy hết hạn, chưa dùng', en: 'Sheet expired unused' },
  used: { vi: 'Đã đặt mật khẩu', en: 'Password set' },
  disabled: { vi: 'Ngừng sử dụng', en: 'Disabled' },
  staff: { vi: 'Được giao vai trò', en: 'Has a role' },
}
export type Standing = keyof typeof standings

/** An account identifies a person. Rights come from assignments and mandates. */
export const account = pgTable(
  'account',
  {
    ...versioned(),
    kind: accountKind().notNull().default('person'),
    userName: userName('user_name').notNull(),
    fullName: varchar('full_name', { length: 120 }).notNull(),
    personId: uuid('person_id').references(() => person.id),
    language: language().notNull().default('vi'),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    disabledReason: varchar('disabled_reason', { length: 300 }),
  },
  (t) => [unique('account_user_name_taken').on(t.userName), unique('account_person_id_taken').on(t.personId)],
)

/**
 * The verifier of a password. The application computes the argon2id digest with the salt, and the database compares the
 * digest's hash with the verifier. No grants to sobo_app.
 */
export const credential = pgTable('credential', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id),
  salt: bytea().notNull(),
  verifier: bytea().notNull(),
  setAt: timestamp('set_at', { withTimezone: true }).notNull().defaultNow(),
})

/**
 * A printed account sheet. Its one-time code sets a password, the first one or a new one; stored is the hash of the hash
 * that the application passes. No grants to sobo_app.
 */
export const enrolment = pgTable('enrolment', {
  id: id(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => account.id),
  codeHash: bytea('code_hash').notNull().unique(),
  issuedBy: uuid('issued_by').notNull(),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
  attempts: integer().notNull().default(0),
})

export const AccountInput = createInsertSchema(account, {
  userName: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?=.*[a-z])[a-z0-9][a-z0-9.@_+-]{2,59}$/, 'user-name')
    .register(field, {
      label: { vi: 'Tên đăng nhập', en: 'User name' },
      hint: {
        vi: 'Chữ không dấu và số, có ít nhất một chữ; từ 3 đến 60 ký tự',
        en: 'Plain letters and digits, at least one letter; 3 to 60 characters',
      },
      input: 'code',
      notation: 'user-name',
      inList: true,
    }),
  fullName: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Họ và tên', en: 'Full name' }, inList: true }),
  personId: (person) =>
    person.register(field, {
      label: { vi: 'Người giữ chức vụ', en: 'Office-holder' },
      hint: {
        vi: 'Với người báo cáo: quyền theo chức vụ của người này',
        en: 'For those who report: the rights follow the positions of this person',
      },
      reference: 'person',
    }),
  language: (language) =>
    language.register(field, {
      label: { vi: 'Ngôn ngữ', en: 'Language' },
      options: vocabulary.language,
    }),
}).omit({ ...versionedOmitted, kind: true, disabledAt: true, disabledReason: true })

export type AccountInput = z.output<typeof AccountInput>

export const accounts = described({
  path: 'accounts',
  words: {
    one: { vi: 'Tài khoản', en: 'Account' },
    many: { vi: 'Tài khoản', en: 'Accounts' },
    add: { vi: 'Thêm tài khoản', en: 'Add an account' },
  },
  table: account,
  input: AccountInput,
  inputs: {
    account: alsoTold(AccountInput, {
      kind: z.enum(accountKind.enumValues).register(field, {
        label: { vi: 'Loại tài khoản', en: 'Kind of account' },
        options: vocabulary.account_kind,
      }),
      disabledAt: { vi: 'Ngừng sử dụng từ', en: 'Disabled since' },
      disabledReason: { vi: 'Lý do ngừng sử dụng', en: 'Why it is disabled' },
    }),
  },
  nameOf: (id) => sql`name_of_account(${id})`,
  screens: ['list', 'new', 'page', 'edit', 'history', 'export'],
  menu: 'accounts',
})
