'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { FieldRow } from '@/components/form/field-row'
import { idOf } from '@/components/form/form-sections'
import { type AskReason, reasonFields } from '@/components/form/reason-fields'
import type { FormWords } from '@/components/form/words'
import type { IssueState } from '../../issue'
import { PrintedSheet } from './printed-sheet.client'

type Props = {
  issue: (state: IssueState, form: FormData) => Promise<IssueState>
  askReason: AskReason
  words: FormWords
  backHref: string
  text: { issue: string; explain: string; once: string; print: string; back: string; qr: string }
}

/** Asks why, and shows what was issued in the same place: the sheet has no address of its own to come back to. */
export function IssueSheet({ issue, askReason, words, backHref, text }: Props) {
  const [state, act, pending] = useActionState(issue, { status: 'idle' })
  if (state.status === 'issued') return <PrintedSheet sheet={state.sheet} backHref={backHref} text={text} />

  const failed = state.status === 'failed' ? state : undefined
  const fields = reasonFields(askReason)
  return (
    <form className="form" action={act} noValidate>
      {failed && (
        <ErrorSummary
          title={words.errorTitle}
          message={failed.message}
          lines={Object.entries(failed.fieldMessages).map(([name, message]) => ({ text: message, target: idOf(name) }))}
        />
      )}
      <p>{text.explain}</p>
      <div className="section">
        <h2>{askReason.title}</h2>
        {fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            id={idOf(field.name)}
            value={failed?.typed[field.name] ?? ''}
            error={failed?.fieldMessages[field.name]}
            words={words}
          />
        ))}
      </div>
      <div className="form-actions">
        <button type="submit" className="button primary" aria-disabled={pending || undefined}>
          {pending ? words.saving : text.issue}
        </button>
        <a href={backHref}>{words.cancel}</a>
      </div>
    </form>
  )
}
