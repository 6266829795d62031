'use client'

import { useActionState } from 'react'
import type { FormState } from '@/core/form-state'
import { Hidden } from './hidden'

type Props = {
  save: (state: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  label: string
  /** What exactly, for those who hear a list of equal buttons. */
  about: string
}

/** One button that does one thing; what went wrong stands beside it. */
export function ActForm({ save, hidden, label, about }: Props) {
  const [state, act, pending] = useActionState(save, { status: 'idle' })
  return (
    <form action={act}>
      <Hidden values={hidden} />
      <button type="submit" className="button small" aria-disabled={pending || undefined}>
        {label}
        <span className="visually-hidden">: {about}</span>
      </button>
      {state.status === 'failed' && (
        <p className="field-error" role="alert">
          {state.message}
        </p>
      )}
    </form>
  )
}
