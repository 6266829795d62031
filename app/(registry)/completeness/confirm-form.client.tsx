'use client'

import { useActionState } from 'react'
import { Hidden } from '@/components/form/hidden'
import type { FormState } from '@/core/form-state'
import { Refusal, type RefusalWords } from './refusal'

type Props = {
  save: (state: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  words: { confirm: string; key: string | undefined; refused: RefusalWords }
}

export function ConfirmForm({ save, hidden, words }: Props) {
  const [state, act, pending] = useActionState(save, { status: 'idle' })
  return (
    <form action={act} onSubmit={(event) => pending && event.preventDefault()}>
      <Hidden values={hidden} />
      <button
        type="submit"
        className="button primary"
        data-key="a"
        aria-keyshortcuts={words.key}
        aria-disabled={pending || undefined}
      >
        {words.confirm}
        {words.key && <kbd>{words.key}</kbd>}
      </button>
      <Refusal state={state} words={words.refused} />
    </form>
  )
}
