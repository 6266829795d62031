'use server'

import { z } from 'zod'
import { action, atIn } from '@/app/request/action'
import { ok } from '@/core/result'
import { endMandateByDecision, recordMandateByDecision, reviseMandateByDecision } from '@/db/act/record-mandate'
import { cancelEnd } from '@/db/mandate/commands'
import { MandateEnding, MandateRegistration, MandateRevision } from '@/db/mandate/record'

/** The page it was recorded from: a person's or an organisation's. */
const pageOf = (hidden: Record<string, string>) =>
  hidden.backTo === 'person' ? `/people/${hidden.personId}` : `/organisations/${hidden.organisationId}`

export const record = action({
  input: MandateRegistration,
  work: async (db, input, hidden) => {
    const recorded = await recordMandateByDecision(db, hidden.id ?? '', input)
    return recorded.ok ? ok(pageOf({ ...hidden, ...ids(input) })) : recorded
  },
  goTo: (page) => `${page}?saved=registered`,
})

const ids = ({ personId, organisationId }: { personId: string; organisationId: string }) => ({
  personId,
  organisationId,
})

export const revise = action({
  input: MandateRevision,
  work: async (db, input, hidden) => {
    const revised = await reviseMandateByDecision(db, atIn(hidden), input)
    return revised.ok ? ok(hidden.of ?? '') : revised
  },
  goTo: (person) => `/people/${person}?saved=revised`,
})

export const end = action({
  input: MandateEnding,
  work: async (db, input, hidden) => {
    const ended = await endMandateByDecision(db, atIn(hidden), input)
    return ended.ok ? ok(hidden.of ?? '') : ended
  },
  goTo: (person) => `/people/${person}?saved=ended`,
})

export const resume = action({
  input: z.object({}),
  work: async (db, _, hidden) => {
    const resumed = await cancelEnd(db, atIn(hidden))
    return resumed.ok ? ok(hidden.of ?? '') : resumed
  },
  goTo: (person) => `/people/${person}?saved=revised`,
})
