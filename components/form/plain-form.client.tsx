'use client'

import { useActionState } from 'react'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import { ErrorSummary } from './error-summary'
import { FieldRow } from './field-row'
import { Hidden } from './hidden'
import { useFailureFocus } from './use-failure-focus'
import type { FormWords } from './words'

type Props = {
  fields: Field[]
  hidden: Record<string, string>
  save: (state: FormState, form: FormData) => Promise<FormState>
  words: FormWords
  submitLabel: string
  cancelHref: string
}

/** A few questions on a phone: what RecordForm is without lists to search, and without its weight. */
export function PlainForm({ fields, hidden, save, words, submitLabel, cancelHref }: Props) {
  const [state, act, pending] = useActionState(save, { status: 'idle' })
  const summary = useFailureFocus(state, words.errorPrefix)
  const failed = state.status === 'failed' ? state : undefined
  return (
    <form className="form" action={act} noValidate>
      {failed && (
        <ErrorSummary
          title={words.errorTitle}
          message={failed.message}
          lines={fields.flatMap(({ name, label }) =>
            failed.fieldMessages[name]
              ? [
                  {
                    text: `${label}: ${failed.fieldMessages[name]}`,
                    target: `field-${name}`,
                    links: failed.links?.[name],
                  },
                ]
              : [],
          )}
          ref={summary}
        />
      )}
      <Hidden values={hidden} />
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          id={`field-${field.name}`}
          value={failed?.typed[field.name] ?? ''}
          error={failed?.fieldMessages[field.name]}
          links={failed?.links?.[field.name]}
          words={words}
        />
      ))}
      <div className="form-actions">
        <button type="submit" className="button primary" aria-disabled={pending || undefined}>
          {submitLabel}
        </button>
        <a href={cancelHref}>{words.cancel}</a>
      </div>
    </form>
  )
}
