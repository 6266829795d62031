import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { daterange, kept, keptOmitted } from '../columns'

/** A leader lets a named officer lock periods, from one day to another. */
export const lockDelegation = pgTable('lock_delegation', {
  ...kept(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => account.id),
  valid: daterange().notNull(),
})

export const LockDelegationInput = createInsertSchema(lockDelegation, {
  accountId: (account) =>
    account.register(field, {
      label: { vi: 'Cán bộ được ủy quyền chốt số liệu', en: 'Officer who may lock figures' },
      inList: true,
    }),
}).omit({ ...keptOmitted, valid: true })

export type LockDelegationInput = z.output<typeof LockDelegationInput>
