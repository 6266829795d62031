'use server'

import { z } from 'zod'
import { action, atIn, type Hidden, registering, revising } from '@/app/request/action'
import { endMandateByDecision, recordMandateByDecision, reviseMandateByDecision } from '@/db/act/record-mandate'
import type { Db } from '@/db/door/actor'
import { cancelEnd } from '@/db/mandate/commands'
import { MandateEnding, MandateRegistration, MandateRevision, mandate } from '@/db/mandate/record'

/** Redirects to the page from which the form was opened: of a person or an organisation. */
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

export const end = action({ ...ending, because: 'by-decision', goTo: (_, { of }) => `/people/${of}?saved=ended` })

/** Corrects a recorded end. */
export const correctEnd = revising({ ...ending, goTo: (_, { of }) => `/people/${of}?saved=revised` })

export const resume = revising({
  input: z.object({}),
  work: (db, _, hidden) => cancelEnd(db, atIn(hidden)),
  goTo: (_, { of }) => `/people/${of}?saved=revised`,
})
