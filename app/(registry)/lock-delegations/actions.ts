'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { delegateLock, endDelegation } from '@/db/lock-delegation/commands'
import { LockDelegationEnd, LockDelegationGrant, lockDelegation } from '@/db/lock-delegation/record'

export const delegate = registering({
  table: lockDelegation,
  input: LockDelegationGrant,
  work: (db, granted, id) => delegateLock(db, id, granted),
  goTo: ({ id }) => `/lock-delegations/${id}?saved=registered`,
})

export const end = revising({
  input: LockDelegationEnd,
  work: (db, { lastDay }, hidden) => endDelegation(db, atIn(hidden), lastDay),
  goTo: ({ id }) => `/lock-delegations/${id}?saved=ended`,
})
