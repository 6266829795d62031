'use server'

import { action } from '@/app/action'
import { atIn, restoring, retiring } from '@/app/screen/retirement'
import { settleWith } from '@/app/settle'
import { registerTarget, retireTarget, reviseTarget } from '@/db/target/commands'
import { readTarget } from '@/db/target/queries'
import { TargetInput } from '@/db/target/record'

export const register = action({
  input: TargetInput,
  work: (db, input, { id = '' }) => registerTarget(db, id, input),
  goTo: ({ id }) => `/targets/${id}?saved=registered`,
})

export const revise = action({
  input: TargetInput,
  work: (db, input, hidden) => reviseTarget(db, atIn(hidden), input),
  goTo: ({ id }) => `/targets/${id}?saved=revised`,
  settle: settleWith('target', (db, id) => readTarget(db, id)),
})

export const retire = retiring(retireTarget, '/targets')
export const restore = restoring(retireTarget, '/targets')
