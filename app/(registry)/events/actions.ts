'use server'

import { action } from '@/app/action'
import { addDecision } from '@/db/act/add-decision'
import { DecisionInput } from '@/db/document/record'
import { retireEvent, reviseEvent } from '@/db/event/commands'
import { EventInput } from '@/db/event/record'
import { RetirementInput } from '@/db/validity'

const at = ({ id = '', version = '' }: Record<string, string>) => ({ id, version: Number(version) })
const goTo = ({ id }: { id: string }) => `/events/${id}?saved=revised`

export const nameDecision = action({
  input: DecisionInput,
  work: (db, input, { id = '' }) => addDecision(db, id, input),
  goTo,
})

export const revise = action({
  input: EventInput.pick({ membersTo: true, note: true }),
  work: (db, input, hidden) => reviseEvent(db, at(hidden), input),
  goTo,
})

export const retire = action({
  input: RetirementInput,
  work: (db, { retiredOn }, hidden) => {
    const { reason = '', reasonNote = '' } = hidden
    return retireEvent(db, at(hidden), { on: retiredOn, reason: [reason, reasonNote].filter(Boolean).join(': ') })
  },
  goTo: ({ id }) => `/events/${id}?saved=retired`,
})
