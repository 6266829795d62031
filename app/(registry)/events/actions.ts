'use server'

import { action, atIn, carryOut, revising } from '@/app/request/action'
import { isUuid } from '@/app/screen/params'
import { ok } from '@/core/result'
import { addDecision } from '@/db/act/add-decision'
import { DecisionInput } from '@/db/document/record'
import { reviseEvent } from '@/db/event/commands'
import { recordMembers } from '@/db/event/members'
import { EventRevision } from '@/db/event/record'
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
  work: (db, input, hidden) => reviseEvent(db, atIn(hidden), input),
  goTo,
})

/** The fields depend on the event: three for each organisation that took part. */
export const countMembers = revising({
  input: async (form) => {
    const id = String(form.get('id'))
    // Without a session there is nothing to read; saving says so.
    const read = isUuid(id) ? await carryOut(form, async (db) => ok(await readParts(db, id))) : null
    return membersInput((read?.ok && read.value) || { kind: 'absorbed', parts: [] })
  },
  work: (db, numbers, hidden) => recordMembers(db, atIn(hidden), partsIn(numbers)),
  goTo,
})
