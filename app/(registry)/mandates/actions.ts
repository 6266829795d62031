'use server'

import { z } from 'zod'
import { action, atIn, type Hidden, registering, revising } from '@/app/request/action'
import { endMandateByDecision, recordMandateByDecision, reviseMandateByDecision } from '@/db/act/record-mandate'
import type { Db } from '@/db/door/actor'
import { cancelEnd } from '@/db/mandate/commands'
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

const ending = {
  input: MandateEnding,
  work: (db: Db, input: z.output<typeof MandateEnding>, hidden: Hidden) =>
    endMandateByDecision(db, atIn(hidden), input),
}

export const end = action({ ...ending, goTo: (_, { of }) => `/people/${of}?saved=ended` })

/** What was recorded of an end, put right. */
export const correctEnd = revising({ ...ending, goTo: (_, { of }) => `/people/${of}?saved=revised` })

export const resume = revising({
  input: z.object({}),
  work: (db, _, hidden) => cancelEnd(db, atIn(hidden)),
  goTo: (_, { of }) => `/people/${of}?saved=revised`,
})
