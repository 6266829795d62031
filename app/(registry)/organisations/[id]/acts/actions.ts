'use server'

import { type Hidden, registering } from '@/app/request/action'
import {
  ReclassificationInput,
  RenamingInput,
  recordReclassification,
  recordRenaming,
  recordTermExtension,
  recordTransfer,
  TermExtensionInput,
  TransferInput,
} from '@/db/act/change-state'
import { DivisionInput, recordDivision, recordSplit, SplitInput } from '@/db/act/divide'
import { EndingInput, recordEnding } from '@/db/act/end'
import { AbsorptionInput, ConsolidationInput, recordAbsorption, recordConsolidation } from '@/db/act/merge'
import { event } from '@/db/event/record'

/** The form belongs to an organisation, and creates an event. */
const on = (eventId: string, { id = '' }: Hidden) => ({ organisationId: id, eventId })
const goTo = (_: unknown, { id }: Hidden) => `/organisations/${id}?saved=revised`

export const rename = registering({
  table: event,
  input: RenamingInput,
  work: (db, input, eventId, hidden) => recordRenaming(db, on(eventId, hidden), input),
  goTo,
})

export const reclassify = registering({
  table: event,
  input: ReclassificationInput,
  work: (db, input, eventId, hidden) => recordReclassification(db, on(eventId, hidden), input),
  goTo,
})

export const transfer = registering({
  table: event,
  input: TransferInput,
  work: (db, input, eventId, hidden) => recordTransfer(db, on(eventId, hidden), input),
  goTo,
})

export const extendTerm = registering({
  table: event,
  input: TermExtensionInput,
  work: (db, input, eventId, hidden) => recordTermExtension(db, on(eventId, hidden), input),
  goTo,
})

export const absorb = registering({
  table: event,
  input: AbsorptionInput,
  work: (db, input, eventId, hidden) => recordAbsorption(db, on(eventId, hidden), input),
  goTo,
})

export const consolidate = registering({
  table: event,
  input: ConsolidationInput,
  work: (db, input, eventId, hidden) => recordConsolidation(db, on(eventId, hidden), input),
  goTo,
})

export const split = registering({
  table: event,
  input: SplitInput,
  work: (db, input, eventId, hidden) => recordSplit(db, on(eventId, hidden), input),
  goTo,
})

export const divide = registering({
  table: event,
  input: DivisionInput,
  work: (db, input, eventId, hidden) => recordDivision(db, on(eventId, hidden), input),
  goTo,
})

export const end = registering({
  table: event,
  input: EndingInput,
  work: (db, input, eventId, hidden) => recordEnding(db, on(eventId, hidden), input),
  goTo,
})
