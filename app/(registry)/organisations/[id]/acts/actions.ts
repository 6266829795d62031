'use server'

import { type Hidden, registering } from '@/app/request/action'
import type { Result } from '@/core/result'
import type { Acted } from '@/db/act/act'
import {
  ReclassificationInput,
  RenamingInput,
  reclassificationIn,
  recordReclassification,
  recordRenaming,
  recordTermExtension,
  recordTransfer,
  TermExtensionInput,
  TransferInput,
} from '@/db/act/change-state'
import { DivisionInput, recordDivision, recordSplit, SplitInput } from '@/db/act/divide'
import { doubtsAbout } from '@/db/act/doubts'
import { EndingInput, endingIn, recordEnding } from '@/db/act/end'
import {
  AbsorptionInput,
  absorptionIn,
  ConsolidationInput,
  consolidationIn,
  recordAbsorption,
  recordConsolidation,
} from '@/db/act/merge'
import type { Values } from '@/db/act/moved'
import type { Db } from '@/db/door/actor'
import { event } from '@/db/event/record'

/** The form belongs to an organisation, and creates an event. */
const on = (eventId: string, { id = '' }: Hidden) => ({ organisationId: id, eventId })
const act = {
  table: event,
  because: 'by-decision',
  goTo: (_: unknown, { id }: Hidden) => `/organisations/${id}?saved=revised`,
} as const
const doubted =
  (act: Parameters<typeof doubtsAbout>[1]) =>
  (db: Db, values: Values, { id = '' }: Hidden) =>
    doubtsAbout(db, act, values, id)
/** Carries on with what the rows of a form say. */
const withRead = async <T>(read: Result<T>, work: (said: T) => Promise<Acted>): Promise<Acted> =>
  read.ok ? work(read.value) : read

export const rename = registering({
  ...act,
  input: RenamingInput,
  work: (db, input, eventId, hidden) => recordRenaming(db, on(eventId, hidden), input),
})

export const reclassify = registering({
  ...act,
  input: ReclassificationInput,
  judge: doubted('reclassify'),
  work: (db, input, eventId, hidden) =>
    withRead(reclassificationIn(input), (said) => recordReclassification(db, on(eventId, hidden), said)),
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
  judge: doubted('absorb'),
  work: (db, input, eventId, hidden) =>
    withRead(absorptionIn(input), (said) => recordAbsorption(db, on(eventId, hidden), said)),
})

export const consolidate = registering({
  ...act,
  input: ConsolidationInput,
  judge: doubted('consolidate'),
  work: (db, input, eventId, hidden) =>
    withRead(consolidationIn(input, hidden.id ?? ''), (said) => recordConsolidation(db, on(eventId, hidden), said)),
})

export const split = registering({
  ...act,
  input: SplitInput,
  judge: doubted('split'),
  work: (db, input, eventId, hidden) => recordSplit(db, on(eventId, hidden), input),
})

export const divide = registering({
  ...act,
  input: DivisionInput,
  judge: doubted('divide'),
  work: (db, input, eventId, hidden) => recordDivision(db, on(eventId, hidden), input),
})

export const end = registering({
  ...act,
  input: EndingInput,
  work: (db, input, eventId, hidden) =>
    withRead(endingIn(input), (said) => recordEnding(db, on(eventId, hidden), said)),
})
