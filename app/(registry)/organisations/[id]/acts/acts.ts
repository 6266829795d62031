import type { z } from 'zod'
import type { FormState } from '@/core/form-state'
import { ReclassificationInput, RenamingInput, TermExtensionInput, TransferInput } from '@/db/act/change-state'
import { DivisionInput, SplitInput } from '@/db/act/divide'
import { EndingInput } from '@/db/act/end'
import { AbsorptionInput, ConsolidationInput } from '@/db/act/merge'
import type { actNames } from '../act-menu'
import { absorb, consolidate, divide, end, extendTerm, reclassify, rename, split, transfer } from './actions'

type Act = {
  input: z.ZodObject
  save: (state: FormState, form: FormData) => Promise<FormState>
  /** Fields whose first value is the recorded one. */
  begins: string[]
  /** Whether the act ends the organisation; the form then shows what ends with it. */
  ends: boolean
}

export const acts: Record<(typeof actNames)[number], Act> = {
  rename: { input: RenamingInput, save: rename, begins: ['name'], ends: false },
  reclassify: { input: ReclassificationInput, save: reclassify, begins: ['name', 'kind'], ends: false },
  transfer: { input: TransferInput, save: transfer, begins: [], ends: false },
  'extend-term': { input: TermExtensionInput, save: extendTerm, begins: [], ends: false },
  absorb: { input: AbsorptionInput, save: absorb, begins: [], ends: false },
  consolidate: { input: ConsolidationInput, save: consolidate, begins: ['kind'], ends: true },
  split: { input: SplitInput, save: split, begins: ['kind'], ends: false },
  divide: { input: DivisionInput, save: divide, begins: ['kind'], ends: true },
  end: { input: EndingInput, save: end, begins: [], ends: true },
}

export const isAct = (name: string): name is keyof typeof acts => Object.hasOwn(acts, name)
