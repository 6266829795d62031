'use server'

import { z } from 'zod'
import { atIn, registering, revising } from '@/app/request/action'
import { addCoverage, CoverageEndInput, CoverageNewInput, changeCoverage, dropCoverage } from '@/db/act/coverage'
import { coverage } from '@/db/coverage/record'

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

export const withdraw = revising({
  input: z.object({}),
  work: (db, _, hidden) => dropCoverage(db, atIn(hidden)),
  goTo: ({ organisationId }) => `/organisations/${organisationId}?saved=withdrawn#coverage`,
})
