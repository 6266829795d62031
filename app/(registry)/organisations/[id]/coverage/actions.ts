'use server'

import { atIn, reasonIn, registering, revising } from '@/app/request/action'
import { addCoverage, CoverageEndInput, CoverageNewInput, changeCoverage, dropCoverage } from '@/db/act/coverage'
import { coverage } from '@/db/coverage/record'
import { WithdrawalInput } from '@/db/record/validity'

const goTo = ({ organisationId }: { organisationId: string }) =>
  `/organisations/${organisationId}?saved=revised#coverage`

export const cover = registering({
  table: coverage,
  input: CoverageNewInput,
  work: (db, input, id, { organisation = '' }) => addCoverage(db, id, organisation, input),
  goTo: (_, { organisation = '' }) => goTo({ organisationId: organisation }),
})

export const change = revising({
  input: CoverageEndInput,
  work: (db, input, hidden) => changeCoverage(db, atIn(hidden), input),
  goTo,
})

export const retire = revising({
  input: WithdrawalInput,
  work: (db, { retiredOn: on }, hidden) => dropCoverage(db, atIn(hidden), { on, reason: reasonIn(hidden) }),
  goTo,
})
