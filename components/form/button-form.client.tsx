'use client'

import { type FormEvent, type ReactNode, useState, useTransition } from 'react'
import type { Undelivered } from '@/core/form-state'
import { attempt } from './attempt'

type Props = {
  act: () => Promise<void>
  /** What to say when there is no answer; the page stays. */
  unanswered: { offline: string; lost: string }
  /** Asks before; false stops. */
  mayAct?: () => Promise<boolean>
  /** Runs when the action has led away. */
  onLeave?: () => Promise<unknown>
  className?: string
  /** The button. */
  children: ReactNode
}

/** A form that is one button without fields, such as a choice of language. It works without JavaScript. */
export function ButtonForm({ act, unanswered, mayAct, onLeave, className, children }: Props) {
  const [problem, setProblem] = useState('')
  const [pending, startTransition] = useTransition()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    startTransition(async () => {
      if (mayAct && !(await mayAct())) return
      setProblem('')
      const answer = await attempt<Undelivered | undefined>(act as () => Promise<undefined>).catch(async (leaving) => {
        await onLeave?.()
        throw leaving
      })
      if (answer?.kind === 'updated') return window.location.reload()
      if (answer) setProblem(unanswered[answer.kind])
    })
  }
  return (
    <form action={act} onSubmit={submit} className={className}>
      {children}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
