import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'

export type AskReason = {
  title: string
  label: string
  hint?: string | undefined
  options: Choice[]
  noteLabel: string
  required: boolean
  /** The two fields that ask it, see reasonFields(): made on the server. */
  fields: Field[]
}

/** Why somebody changes what is on record: a reason from the office's list, and room to spell it out. */
export function reasonFields({ label, hint, options, noteLabel, required }: Omit<AskReason, 'fields'>): Field[] {
  const shared = { reference: undefined, maxLength: undefined, inList: false }
  return [
    { ...shared, name: 'reason', label, hint, input: 'select', options, required },
    { ...shared, name: 'reasonNote', label: noteLabel, hint: undefined, input: 'text', options: [], required: false },
  ]
}
