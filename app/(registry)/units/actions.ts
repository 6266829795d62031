'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { isCorrection } from '@/app/request/reason'
import { settleWith } from '@/app/request/settle'
import { registerUnit, reviseUnit } from '@/db/unit/commands'
import { findUnit } from '@/db/unit/queries'
import { UnitRevision, unit } from '@/db/unit/record'

export const register = registering({
  table: unit,
  input: UnitRevision,
  work: (db, { effectiveOn, ...input }, id) => registerUnit(db, id, input, effectiveOn),
  goTo: ({ id }) => `/units/${id}?saved=registered`,
})

export const revise = revising({
  input: UnitRevision,
  work: (db, { effectiveOn, ...input }, hidden) =>
    reviseUnit(db, atIn(hidden), input, { effectiveOn, isCorrection: isCorrection(hidden.reason) }),
  goTo: ({ id }) => `/units/${id}?saved=revised`,
  settle: settleWith('unit', (db, id) => findUnit(db, id)),
})
