'use server'

import { action, atIn, revising } from '@/app/request/action'
import { presentedActor } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { addDecision } from '@/db/act/add-decision'
import { DecisionInput } from '@/db/document/record'
import { withActor } from '@/db/door/actor'
import { recordMembers } from '@/db/event/members'
import { EventRevision, events } from '@/db/event/record'
import { revisePlain } from '@/db/plain'
import { membersInput, partsIn, readParts } from './parts'

const goTo = ({ id }: { id: string }) => `/events/${id}?saved=revised`

export const nameDecision = action({
  because: 'by-decision',
  input: DecisionInput,
  work: (db, input, { id = '' }) => addDecision(db, id, input),
  goTo,
})

export const revise = revising({
  input: EventRevision,
  work: (db, input, hidden) => revisePlain(db, events, atIn(hidden), input),
  goTo,
})

/** The fields depend on the event: three for each organisation that took part. */
export const countMembers = revising({
  input: async (form) => {
    const [actor, id] = [await presentedActor(), String(form.get('id'))]
    const parts = actor && isUuid(id) ? await withActor(actor, (db) => readParts(db, id)) : null
    return membersInput(parts ?? { kind: 'absorbed', parts: [] })
  },
  work: (db, numbers, hidden) => recordMembers(db, atIn(hidden), partsIn(numbers)),
  goTo,
})
