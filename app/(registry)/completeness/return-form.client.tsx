'use client'

import { type FormEvent, type KeyboardEvent, startTransition, useActionState, useRef } from 'react'
import { FieldRow } from '@/components/form/field-row'
import { Hidden } from '@/components/form/hidden'
import type { FormWords } from '@/components/form/words'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import { Refusal, type RefusalWords } from './refusal'

type Props = {
  save: (state: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  reason: Field
  /** A note may stand at each of these. */
  notes: Field[]
  words: FormWords & { open: string; key: string | undefined; notes: string; submit: string; refused: RefusalWords }
}

/** Opens under its button; the reason is asked for first. */
export function ReturnForm({ save, hidden, reason, notes, words }: Props) {
  const [state, act, pending] = useActionState(save, { status: 'idle' })
  const details = useRef<HTMLDetailsElement>(null)
  const typed = state.status === 'failed' ? state.typed : {}
  const errors = state.status === 'failed' ? state.fieldMessages : {}

  // Through React's own form action the inputs would be emptied after every answer, refusals included.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    startTransition(() => act(form))
  }
  const toggled = () => details.current?.open && details.current.querySelector('textarea')?.focus()
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !details.current) return
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }
  const row = (field: Field) => (
    <FieldRow
      key={field.name}
      field={field}
      id={`return-${field.name}`}
      value={typed[field.name] ?? ''}
      error={errors[field.name]}
      words={{ ...words, optional: '' }}
    />
  )
  return (
    <details
      className="return"
      ref={details}
      open={state.status === 'failed' || undefined}
      onToggle={toggled}
      onKeyDown={leave}
    >
      <summary className="button" data-key="r" aria-keyshortcuts={words.key}>
        {words.open}
        {words.key && <kbd>{words.key}</kbd>}
      </summary>
      <form action={act} onSubmit={submit} noValidate>
        <Hidden values={hidden} />
        {state.status === 'failed' && !errors[reason.name] && <Refusal state={state} words={words.refused} />}
        {row(reason)}
        <fieldset className="notes">
          <legend>{words.notes}</legend>
          {notes.map(row)}
        </fieldset>
        <button type="submit" className="button primary" aria-disabled={pending || undefined}>
          {pending ? words.saving : words.submit}
        </button>
      </form>
    </details>
  )
}
