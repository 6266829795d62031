'use client'

import { useActionState } from 'react'
import { Hidden } from '@/components/form/hidden'
import { Link } from '@/components/link.client'
import type { FormState } from '@/core/form-state'

type Props = {
  save: (state: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  /** What the versions are called, to say which could not be confirmed. */
  names: Record<string, string>
  words: { submit: string; refused: string; back: string }
  backHref: string
}

export function ConfirmSeveral({ save, hidden, names, words, backHref }: Props) {
  const [state, act, pending] = useActionState(save, { status: 'idle' })
  const lines = state.status === 'failed' ? Object.entries(state.fieldMessages) : []
  return (
    <form action={act} onSubmit={(event) => pending && event.preventDefault()}>
      <Hidden values={hidden} />
      {state.status === 'failed' && (
        <div className="notice error" role="alert">
          <strong>{words.refused}</strong>
          {lines.length === 0 && <p>{state.message}</p>}
          {lines.map(([id, text]) => (
            <p key={id}>{names[id] ? `${names[id]}: ${text}` : text}</p>
          ))}
        </div>
      )}
      <div className="form-actions">
        <button type="submit" className="button primary" aria-disabled={pending || undefined}>
          {words.submit}
        </button>
        <Link href={backHref}>{words.back}</Link>
      </div>
    </form>
  )
}
