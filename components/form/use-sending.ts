import { type RefObject, useActionState, useEffect, useEffectEvent, useState, useTransition } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { FormState, Undelivered } from '@/core/form-state'
import { drawnFor } from '@/core/form-state'
import { useAccount } from './account.client'
import { attempt, type Save } from './attempt'
import type { Kept } from './device-store'
import { useFailureFocus } from './use-failure-focus'
import { useKeptInTab } from './use-kept-in-tab'
import type { FormWords } from './words'

type Sending<T> = {
  save: Save<T>
  fields: Field[]
  typed?: Typed
  hidden?: Record<string, string | string[]>
  words: FormWords
  submitLabel: string
  about?: string | undefined
}
type Failed = Extract<FormState, { status: 'failed' }>
type Answer<T> = { state: FormState<T>; byHand: boolean }

/**
 * Submits a form, one request at a time, and holds the result. If there is no answer, the form stays and shows that; it
 * can be submitted again with the same nonce. If the server does not know the action after an update, the page is
 * reloaded; the typed text stays in the tab, as it does after the end of a session.
 */
export function useSending<T>(form: RefObject<HTMLFormElement | null>, props: Sending<T>) {
  const { save, fields, words } = props
  const account = useAccount()
  const [posted, post] = useActionState<FormState<T>, FormData>(save, idle)
  const [answer, setAnswer] = useState<Answer<T>>()
  const [restored, setRestored] = useState<Kept>()
  const [isTouched, setTouched] = useState(false)
  const [pending, startTransition] = useTransition()
  const state = answer?.state ?? posted
  const failed = state.status === 'failed' ? state : undefined
  const typed = failed?.typed ?? restored?.typed ?? props.typed ?? {}
  const hidden = { ...props.hidden, ...restored?.hidden }

  const summary = useFailureFocus(answer?.byHand === false ? idle : state, words.errorPrefix)

  const unanswered = (problem: Undelivered, typed: Typed, before?: Failed): Failed => ({
    status: 'failed',
    typed,
    ...before,
    problem,
    message: problem.code ? words.unsent.failed + problem.code : words.unsent[problem.kind],
    fieldMessages: {},
  })

  const touch = () => setTouched(true)

  /** By the button that was pressed, whose name and value are sent. */
  const send = (by?: HTMLElement | null) => {
    const sent = new FormData(form.current ?? undefined, by)
    startTransition(async () => {
      const answer = await attempt(() => save(idle, sent))
      if (!('status' in answer)) return undelivered(answer)
      if (answer.status !== 'failed') setTouched(false)
      setAnswer({ state: answer, byHand: true })
    })
  }

  function undelivered(problem: Undelivered) {
    if (problem.kind === 'updated' && inTab.keep('updated')) return window.location.reload()
    // This browser keeps nothing, so a reload would lose the text.
    const lost = problem.kind === 'updated' ? ({ kind: 'lost' } as const) : problem
    setAnswer({ state: unanswered(lost, typed, failed), byHand: true })
  }

  function restore(here: Kept | undefined) {
    if (!here) return
    setRestored(here)
    touch()
    if (here.why === 'updated') setAnswer({ state: unanswered({ kind: 'updated' }, here.typed), byHand: true })
  }
  const inTab = useKeptInTab({
    place: () => placeOf(props),
    isUnsent: isTouched,
    copy: (copyOf) => ({ hidden, ...copyOf(form.current, fields) }),
    giveBack: restore,
  })
  const fill = useEffectEvent((typed: Typed) => inTab.fill(form.current, fields, typed))
  useEffect(() => {
    if (restored) fill(restored.typed)
  }, [restored])

  return {
    state,
    pending,
    typed,
    restored,
    isUnsaved: isTouched && !pending,
    summary,
    post,
    send,
    touch,
    /** The hidden fields, with the account that the form was rendered for. */
    hidden: account ? { ...hidden, [drawnFor]: account } : hidden,
  }
}

const idle = { status: 'idle' } as const

/** The place of a form in the tab: the URL, and the labels by which the forms of a page differ. */
function placeOf({ submitLabel, about = '' }: Pick<Sending<unknown>, 'submitLabel' | 'about'>): string {
  const { pathname, search } = window.location
  return [pathname + search, submitLabel, about].join(' ')
}
