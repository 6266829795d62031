import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import { account, accounts } from '../account/record'
import { daterange, versioned, versionedOmitted } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { endOfSpell, spell } from '../record/inputs'

/** A leader's permission for one officer to lock periods, for a spell. */
export const lockDelegation = pgTable('lock_delegation', {
  ...versioned(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => account.id),
  valid: daterange().notNull(),
})

export const LockDelegationInput = createInsertSchema(lockDelegation, {
  accountId: (account) =>
    account.register(field, {
      label: { vi: 'Cán bộ được ủy quyền chốt số liệu', en: 'Officer who may lock figures' },
      reference: 'officer',
      inList: true,
    }),
}).omit({ ...versionedOmitted, valid: true })

export type LockDelegationInput = z.output<typeof LockDelegationInput>

/** The form: a delegation always has a last day. */
export const LockDelegationGrant = LockDelegationInput.extend(spell)

export const LockDelegationEnd = endOfSpell(
  { vi: 'Ngày ủy quyền cuối cùng', en: 'Last day of the delegation' },
  {
    vi: 'Hết quyền chốt sau ngày này; ghi ngày hôm qua để hết ngay',
    en: 'The right to lock ends after this day; yesterday ends it at once',
  },
)

export const lockDelegations = described({
  path: 'lock-delegations',
  words: {
    one: { vi: 'Ủy quyền chốt số liệu', en: 'Delegation to lock' },
    many: { vi: 'Ủy quyền chốt số liệu', en: 'Delegations to lock' },
    add: { vi: 'Thêm ủy quyền chốt số liệu', en: 'Delegate locking' },
  },
  table: lockDelegation,
  input: LockDelegationInput,
  nameOf: namedAfter(lockDelegation, [lockDelegation.accountId, accounts.referredName]),
  screens: ['list', 'new', 'page', 'history', 'export'],
  menu: 'none',
})
