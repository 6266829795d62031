'use server'

import { action } from '@/app/action'
import { atIn, restoring, retiring } from '@/app/screen/retirement'
import { settleWith } from '@/app/settle'
import { registerCommune, retireCommune, reviseCommune } from '@/db/commune/commands'
import { findCommune } from '@/db/commune/queries'
import { CommuneInput } from '@/db/commune/record'

export const register = action({
  input: CommuneInput,
  work: (db, input, { id = '' }) => registerCommune(db, id, input),
  goTo: ({ id }) => `/communes/${id}?saved=registered`,
})

export const revise = action({
  input: CommuneInput,
  work: (db, input, hidden) => reviseCommune(db, atIn(hidden), input),
  goTo: ({ id }) => `/communes/${id}?saved=revised`,
  settle: settleWith('commune', (db, id) => findCommune(db, id)),
})

export const retire = retiring(retireCommune, '/communes')
export const restore = restoring(retireCommune, '/communes')
