'use server'

import { action, atIn, registering, revising } from '@/app/request/action'
import { endMandateByDecision, recordMandateByDecision, reviseMandateByDecision } from '@/db/act/record-mandate'
import { MandateEnding, MandateRegistration, MandateRevision, mandate } from '@/db/mandate/record'

/** Back to the page it was recorded from: a person's or an organisation's. */
export const record = registering({
  table: mandate,
  input: MandateRegistration,
  work: (db, input, id) => recordMandateByDecision(db, id, input),
  goTo: (_, { backTo }, { personId, organisationId }) =>
    `${backTo === 'person' ? `/people/${personId}` : `/organisations/${organisationId}`}?saved=registered`,
})

export const revise = revising({
  input: MandateRevision,
  work: (db, input, hidden) => reviseMandateByDecision(db, atIn(hidden), input),
  goTo: (_, { of }) => `/people/${of}?saved=revised`,
})

export const end = action({
  input: MandateEnding,
  work: (db, input, hidden) => endMandateByDecision(db, atIn(hidden), input),
  goTo: (_, { of }) => `/people/${of}?saved=ended`,
})
