'use server'

import { action, atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { openPeriod, revisePeriod } from '@/db/period/commands'
import { lockPeriod } from '@/db/period/lock'
import { findPeriod } from '@/db/period/queries'
import { LockInput, PeriodInput, period } from '@/db/period/record'

export const open = registering({
  table: period,
  input: PeriodInput,
  work: (db, input, id) => openPeriod(db, id, input),
  goTo: ({ id }) => `/periods/${id}?saved=registered`,
})

export const revise = revising({
  input: PeriodInput,
  work: (db, input, hidden) => revisePeriod(db, atIn(hidden), input),
  goTo: ({ id }) => `/periods/${id}?saved=revised`,
  settle: settleWith('period', (db, id) => findPeriod(db, id)),
})

export const lock = action({
  input: LockInput,
  work: (db, _, hidden) => lockPeriod(db, atIn(hidden)),
  goTo: ({ id }) => `/periods/${id}?saved=locked`,
})
