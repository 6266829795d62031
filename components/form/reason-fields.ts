import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'

export type AskReason = {
  title: string
  label: string
  hint?: string | undefined
  options: Choice[]
  noteLabel: string
  required: boolean
  /** Made on the server by reasonFields(). */
  fields: Field[]
}

/** The two fields of a reason: a code from the office's list, and a text. */
export function reasonFields({ label, hint, options, noteLabel, required }: Omit<AskReason, 'fields'>): Field[] {
  const shared = { reference: undefined, maxLength: undefined, inList: false }
  return [
    { ...shared, name: 'reason', label, hint, input: 'select', options, required },
    {
      ...shared,
      name: 'reasonNote',
      label: noteLabel,
      hint: undefined,
      input: 'text',
      options: [],
      required: false,
      when: { field: 'reason', is: ['other'] },
      isIdle: true,
    },
  ]
}
