'use server'

import { action } from '@/app/action'
import { atIn, restoring, retiring } from '@/app/screen/retirement'
import { addDecision } from '@/db/act/add-decision'
import { DecisionInput } from '@/db/document/record'
import { retireEvent, reviseEvent } from '@/db/event/commands'
import { EventInput } from '@/db/event/record'

const goTo = ({ id }: { id: string }) => `/events/${id}?saved=revised`

export const nameDecision = action({
  input: DecisionInput,
  work: (db, input, { id = '' }) => addDecision(db, id, input),
  goTo,
})

export const revise = action({
  input: EventInput.pick({ membersTo: true, note: true }),
  work: (db, input, hidden) => reviseEvent(db, atIn(hidden), input),
  goTo,
})

export const retire = retiring(retireEvent, '/events')
export const restore = restoring(retireEvent, '/events')
