'use server'

import { action } from '@/app/request/action'
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

const on = ({ id = '', event = '' }: Record<string, string>) => ({ organisationId: id, eventId: event })
const goTo = ({ id }: { id: string }) => `/organisations/${id}?saved=revised`

export const rename = action({
  input: RenamingInput,
  work: (db, input, hidden) => recordRenaming(db, on(hidden), input),
  goTo,
})

export const reclassify = action({
  input: ReclassificationInput,
  work: (db, input, hidden) => recordReclassification(db, on(hidden), input),
  goTo,
})

export const transfer = action({
  input: TransferInput,
  work: (db, input, hidden) => recordTransfer(db, on(hidden), input),
  goTo,
})

export const extendTerm = action({
  input: TermExtensionInput,
  work: (db, input, hidden) => recordTermExtension(db, on(hidden), input),
  goTo,
})

export const absorb = action({
  input: AbsorptionInput,
  work: (db, input, hidden) => recordAbsorption(db, on(hidden), input),
  goTo,
})

export const consolidate = action({
  input: ConsolidationInput,
  work: (db, input, hidden) => recordConsolidation(db, on(hidden), input),
  goTo,
})

export const split = action({
  input: SplitInput,
  work: (db, input, hidden) => recordSplit(db, on(hidden), input),
  goTo,
})

export const divide = action({
  input: DivisionInput,
  work: (db, input, hidden) => recordDivision(db, on(hidden), input),
  goTo,
})

export const end = action({
  input: EndingInput,
  work: (db, input, hidden) => recordEnding(db, on(hidden), input),
  goTo,
})
