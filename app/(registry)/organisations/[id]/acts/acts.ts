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
  /** The rows of its form, see rowsOf. */
  rows?: 'absorbed' | 'other' | 'to' | 'cell'
  /** Whether members move, so that the form says how many there are. */
  moves: boolean
}

export const acts: Record<(typeof actNames)[number], Act> = {
  rename: { input: RenamingInput, save: rename, begins: ['name'], ends: false, moves: false },
  reclassify: {
    input: ReclassificationInput,
    save: reclassify,
    begins: ['name', 'kind'],
    ends: false,
    rows: 'cell',
    moves: true,
  },
  transfer: { input: TransferInput, save: transfer, begins: [], ends: false, moves: true },
  'extend-term': { input: TermExtensionInput, save: extendTerm, begins: [], ends: false, moves: false },
  absorb: { input: AbsorptionInput, save: absorb, begins: [], ends: false, rows: 'absorbed', moves: true },
  consolidate: {
    input: ConsolidationInput,
    save: consolidate,
    begins: ['kind'],
    ends: true,
    rows: 'other',
    moves: true,
  },
  split: { input: SplitInput, save: split, begins: ['kind'], ends: false, moves: true },
  divide: { input: DivisionInput, save: divide, begins: ['kind'], ends: true, moves: true },
  end: { input: EndingInput, save: end, begins: [], ends: true, rows: 'to', moves: true },
}

export const isAct = (name: string): name is keyof typeof acts => Object.hasOwn(acts, name)
