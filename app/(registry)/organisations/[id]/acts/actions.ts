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
const act = {
  table: event,
  because: 'by-decision',
  goTo: (_: unknown, { id }: Hidden) => `/organisations/${id}?saved=revised`,
} as const

export const rename = registering({
  ...act,
  input: RenamingInput,
  work: (db, input, eventId, hidden) => recordRenaming(db, on(eventId, hidden), input),
})

export const reclassify = registering({
  ...act,
  input: ReclassificationInput,
  work: (db, input, eventId, hidden) => recordReclassification(db, on(eventId, hidden), input),
})

export const transfer = registering({
  ...act,
  input: TransferInput,
  work: (db, input, eventId, hidden) => recordTransfer(db, on(eventId, hidden), input),
})

export const extendTerm = registering({
  ...act,
  input: TermExtensionInput,
  work: (db, input, eventId, hidden) => recordTermExtension(db, on(eventId, hidden), input),
})

export const absorb = registering({
  ...act,
  input: AbsorptionInput,
  work: (db, input, eventId, hidden) => recordAbsorption(db, on(eventId, hidden), input),
})

export const consolidate = registering({
  ...act,
  input: ConsolidationInput,
  work: (db, input, eventId, hidden) => recordConsolidation(db, on(eventId, hidden), input),
})

export const split = registering({
  ...act,
  input: SplitInput,
  work: (db, input, eventId, hidden) => recordSplit(db, on(eventId, hidden), input),
})

export const divide = registering({
  ...act,
  input: DivisionInput,
  work: (db, input, eventId, hidden) => recordDivision(db, on(eventId, hidden), input),
})

export const end = registering({
  ...act,
  input: EndingInput,
  work: (db, input, eventId, hidden) => recordEnding(db, on(eventId, hidden), input),
})
