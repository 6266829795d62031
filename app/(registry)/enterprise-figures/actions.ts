'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { recordFigures, reviseFigures } from '@/db/enterprise-figures/commands'
import { findFigures } from '@/db/enterprise-figures/queries'
import { EnterpriseFiguresInput, enterpriseFigures } from '@/db/enterprise-figures/record'

export const record = registering({
  table: enterpriseFigures,
  input: EnterpriseFiguresInput,
  work: (db, input, id) => recordFigures(db, id, input),
  goTo: ({ id }) => `/enterprise-figures/${id}?saved=registered`,
})

export const revise = revising({
  input: EnterpriseFiguresInput,
  work: (db, input, hidden) => reviseFigures(db, atIn(hidden), input),
  goTo: ({ id }) => `/enterprise-figures/${id}?saved=revised`,
  settle: settleWith('enterprise_figures', (db, id) => findFigures(db, id)),
})
