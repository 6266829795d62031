import { type SQL, sql } from 'drizzle-orm'
import { index, pgEnum, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { account, accounts } from '../account/record'
import { alsoTold, daterange, versioned, versionedOmitted } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { endOfSpell, openSpell } from '../record/inputs'
import { codes, vocabulary } from '../record/vocabulary'
import { unit } from '../unit/record'

/** Roles that are assigned. Secretaries have none: their rights follow from mandates. */
export const assignedRole = pgEnum('assigned_role', codes('assigned_role'))

/** The role of an account in a unit and everything below it, for a spell. Without a unit: in the whole register. */
export const assignment = pgTable(
  'assignment',
  {
    ...versioned(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    role: assignedRole().notNull(),
    unitId: uuid('unit_id').references(() => unit.id),
    valid: daterange().notNull(),
    decisionNumber: varchar('decision_number', { length: 60 }),
    /**
     * For administrators only, set by the trigger keep_administrators: one proposes, another confirms, and only then
     * the role holds.
     */
    proposedBy: uuid('proposed_by').references(() => account.id),
    confirmedBy: uuid('confirmed_by').references(() => account.id),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  },
  (t) => [index('assignment_account').on(t.accountId)],
)

export const AssignmentInput = createInsertSchema(assignment, {
  accountId: (account) =>
    account.register(field, { label: { vi: 'Tài khoản', en: 'Account' }, reference: 'account', inList: true }),
  role: (role) =>
    role.register(field, {
      label: { vi: 'Vai trò', en: 'Role' },
      inList: true,
      options: vocabulary.assigned_role,
    }),
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'Phạm vi', en: 'Scope' },
      hint: { vi: 'Để trống: toàn bộ sổ bộ', en: 'Empty: the whole register' },
      reference: 'unit',
      inList: true,
    }),
  decisionNumber: (number) =>
    number.register(field, {
      label: { vi: 'Số quyết định', en: 'Decision number' },
      input: 'code',
      notation: 'document-number',
      hint: { vi: 'Với đoàn kiểm tra, giám sát: ghi số quyết định', en: 'For inspectors' },
    }),
}).omit({ ...versionedOmitted, valid: true, proposedBy: true, confirmedBy: true, confirmedAt: true })

export type AssignmentInput = z.output<typeof AssignmentInput>

/** The form for a new assignment. */
export const AssignmentGrant = AssignmentInput.omit({ accountId: true }).extend(openSpell)

/** The form that ends an assignment. Its rights end with the day. */
export const AssignmentEnd = endOfSpell(
  { vi: 'Ngày cuối cùng giữ vai trò', en: 'Last day of the role' },
  {
    vi: 'Quyền hết sau ngày này; ghi ngày hôm qua để hết ngay',
    en: 'Rights end after this day; yesterday ends them at once',
  },
)

export const assignments = described({
  path: 'assignments',
  words: {
    one: { vi: 'Vai trò', en: 'Assignment' },
    many: { vi: 'Vai trò', en: 'Assignments' },
    add: { vi: 'Giao vai trò', en: 'Assign a role' },
  },
  table: assignment,
  input: AssignmentInput,
  inputs: {
    assignment: alsoTold(AssignmentInput, {
      proposedBy: z.uuid().register(field, { label: { vi: 'Người đề nghị', en: 'Proposed by' }, reference: 'account' }),
      confirmedBy: z
        .uuid()
        .register(field, { label: { vi: 'Người xác nhận', en: 'Confirmed by' }, reference: 'account' }),
      confirmedAt: z.string().register(field, { label: { vi: 'Xác nhận lúc', en: 'Confirmed at' }, input: 'moment' }),
    }),
  },
  nameOf: namedAfter(assignment, [assignment.accountId, accounts.referredName]),
  screens: [],
  historyOf: 'account',
})

/** SQL: whether an assignment is that of an administrator whom another one has yet to confirm, which gives no rights. */
export const isProposed = (of: SQL | typeof assignment): SQL<boolean> =>
  sql`(${of}.role = 'administrator' and ${of}.confirmed_at is null)`
