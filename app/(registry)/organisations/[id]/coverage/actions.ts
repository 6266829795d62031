'use server'

import { action, atIn, reasonIn } from '@/app/request/action'
import { addCoverage, CoverageEndInput, CoverageNewInput, changeCoverage, dropCoverage } from '@/db/act/coverage'
import { WithdrawalInput } from '@/db/record/validity'

const goTo = ({ organisationId }: { organisationId: string }) =>
  `/organisations/${organisationId}?saved=revised#coverage`

export const cover = action({
  input: CoverageNewInput,
  work: (db, input, { id = '', organisation = '' }) => addCoverage(db, id, organisation, input),
  goTo,
})

export const change = action({
  input: CoverageEndInput,
  work: (db, input, hidden) => changeCoverage(db, atIn(hidden), input),
  goTo,
})

export const retire = action({
  input: WithdrawalInput,
  work: (db, { retiredOn: on }, hidden) => dropCoverage(db, atIn(hidden), { on, reason: reasonIn(hidden) }),
  goTo,
})
