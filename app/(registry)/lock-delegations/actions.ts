'use server'

import { action, atIn } from '@/app/request/action'
import { delegateLock, endDelegation } from '@/db/lock-delegation/commands'
import { LockDelegationEnd, LockDelegationGrant } from '@/db/lock-delegation/record'

export const delegate = action({
  input: LockDelegationGrant,
  work: (db, granted, { id = '' }) => delegateLock(db, id, granted),
  goTo: ({ id }) => `/lock-delegations/${id}?saved=registered`,
})

export const end = action({
  input: LockDelegationEnd,
  work: (db, { lastDay }, hidden) => endDelegation(db, atIn(hidden), lastDay),
  goTo: ({ id }) => `/lock-delegations/${id}?saved=ended`,
})
