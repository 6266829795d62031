'use server'

import { action } from '@/app/action'
import { addCoverage, CoverageEndInput, CoverageNewInput, changeCoverage, dropCoverage } from '@/db/act/coverage'
import { RetirementInput } from '@/db/validity'

const goTo = ({ organisationId }: { organisationId: string }) =>
  `/organisations/${organisationId}?saved=revised#coverage`

export const cover = action({
  input: CoverageNewInput,
  work: (db, input, { id = '', organisation = '' }) => addCoverage(db, id, organisation, input),
  goTo,
})

export const change = action({
  input: CoverageEndInput,
  work: (db, input, { id = '', version = '' }) => changeCoverage(db, { id, version: Number(version) }, input),
  goTo,
})

export const retire = action({
  input: RetirementInput,
  work: (db, { retiredOn }, { id = '', version = '', reason = '', reasonNote = '' }) =>
    dropCoverage(
      db,
      { id, version: Number(version) },
      { on: retiredOn, reason: [reason, reasonNote].filter(Boolean).join(': ') },
    ),
  goTo,
})
