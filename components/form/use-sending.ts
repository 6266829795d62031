import { type RefObject, useActionState, useEffect, useEffectEvent, useState, useTransition } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice, FormState, Undelivered } from '@/core/form-state'
import { drawnFor, shownAgain, typedIn } from '@/core/form-state'
import { useAccount } from './account.client'
import { attempt, type Save } from './attempt'
import { drop, find, type Kept, type Key, keep } from './device-store'
import { useFailureFocus } from './use-failure-focus'
import { type Draft, useKeeping } from './use-keeping'
import type { FormWords } from './words'

type Sending<T> = {
  save: Save<T>
  fields: Field[]
  typed?: Typed
  hidden?: Record<string, string | string[]>
  draft?: Draft | undefined
  words: FormWords
  submitLabel: string
  about?: string | undefined
}
type Failed = Extract<FormState, { status: 'failed' }>
type Answer<T> = { state: FormState<T>; byHand: boolean }

/**
 * Submits a form, one request at a time, and holds the result. If there is no answer, the form stays and shows that; it
 * can be submitted again with the same nonce. If the server does not know the action after an update, the typed text is
 * stored on the device by account and URL, the page is reloaded, and the text is restored.
 */
export function useSending<T>(form: RefObject<HTMLFormElement | null>, props: Sending<T>) {
  const { save, fields, draft, words } = props
  const account = useAccount()
  const [posted, post] = useActionState<FormState<T>, FormData>(save, idle)
  const [answer, setAnswer] = useState<Answer<T>>()
  const [restored, setRestored] = useState<Kept>()
  const [isTouched, setTouched] = useState(false)
  const [pending, startTransition] = useTransition()
  const state = answer?.state ?? posted
  const failed = state.status === 'failed' ? state : undefined
  const typed = failed?.typed ?? restored?.typed ?? props.typed ?? {}
  const hidden = { ...props.hidden, ...restored?.hidden, ...failed?.hidden }

  const summary = useFailureFocus(answer?.byHand === false ? idle : state, words.errorPrefix)

  const unanswered = (problem: Undelivered, typed: Typed, before?: Failed): Failed => ({
    status: 'failed',
    typed,
    ...before,
    problem,
    message: problem.code ? words.unsent.failed + problem.code : words.unsent[problem.kind],
    fieldMessages: {},
  })

  const key = (kind: Key[1] = 'draft'): Key => [account, kind, placeOf(props)]
  const keepOnDevice = (standing: Kept['hidden'], isUpdated = false) =>
    keep(key(), { hidden: standing, ...copyOf(form.current, fields), isUpdated })
  const keeping = useKeeping({
    draft,
    form,
    fields,
    hidden,
    keepOnDevice,
    dropFromDevice: () => drop(key()),
    onRefusal: (state) => state.status === 'failed' && setAnswer({ state, byHand: false }),
  })

  const touch = () => {
    setTouched(true)
    if (draft && !failed?.conflict) keeping.touch()
  }

  const send = () => {
    const drawn = new FormData(form.current ?? undefined)
    startTransition(async () => {
      await keeping.stop()
      const sent = keeping.withStanding(drawn)
      const answer = await attempt(() => save(idle, sent)).catch(async (leaving) => {
        if (draft) await drop(key())
        throw leaving
      })
      if (!('status' in answer)) return undelivered(answer, sent)
      if (answer.status === 'failed') keeping.standOn(answer.hidden)
      else setTouched(false)
      setAnswer({ state: answer, byHand: true })
    })
  }

  async function undelivered(problem: Undelivered, sent: FormData) {
    const standing = draft ? keeping.standing.current : hidden
    if (problem.kind === 'updated' && (await keepOnDevice(standing, true))) return window.location.reload()
    if (!draft) {
      // This browser has no storage, so a reload would lose the text.
      const lost = problem.kind === 'updated' ? ({ kind: 'lost' } as const) : problem
      return setAnswer({ state: unanswered(lost, typed, failed), byHand: true })
    }
    await keeping.wait()
    if (!draft.queued) return
    const whole = Object.fromEntries([...sent].map(([name, value]) => [name, String(value)]))
    await keep(key('outbox'), { hidden: whole, typed: {} })
    keeping.setStatus(draft.queued)
    window.dispatchEvent(new Event('outbox'))
  }

  const restore = useEffectEvent(async () => {
    const here = await find(key())
    if (!here) return
    setRestored(here)
    touch()
    keeping.standOn(here.hidden)
    if (!draft) await drop(key())
    if (here.isUpdated) setAnswer({ state: unanswered({ kind: 'updated' }, here.typed), byHand: true })
  })
  useEffect(() => void restore(), [])
  useEffect(() => {
    if (restored) fillLists(form.current, restored.typed)
  }, [form, restored])

  return {
    state,
    pending,
    typed,
    restored,
    isUnsaved: isTouched && !pending && !draft,
    summary,
    post,
    send,
    touch,
    /** For `onBlur`: saves the draft at once. */
    leave: draft && !failed?.conflict ? keeping.save : undefined,
    status: keeping.status,
    /** The hidden fields, with the account that the form was rendered for. */
    hidden: account ? { ...hidden, [drawnFor]: account } : hidden,
  }
}

const idle = { status: 'idle' } as const

/**
 * The place of a form in the device store. A draft has one per path, which the outbox also uses; other forms on a page
 * differ by label.
 */
function placeOf({
  draft,
  submitLabel,
  about = '',
}: Pick<Sending<unknown>, 'draft' | 'submitLabel' | 'about'>): string {
  const { pathname, search } = window.location
  return draft ? pathname : [pathname + search, submitLabel, about].join(' ')
}

/** The values of a form without passwords, and the choices of its searches with names. */
function copyOf(form: HTMLFormElement | null, fields: Field[]): Pick<Kept, 'typed' | 'chosen'> {
  const typed = shownAgain(fields, typedIn(new FormData(form ?? undefined), fields))
  const chosen: Record<string, Choice[]> = {}
  for (const element of form?.elements ?? []) {
    if (element instanceof HTMLSelectElement) typed[element.name] = element.value
    if (element instanceof HTMLInputElement && element.dataset.label)
      chosen[element.name] = [...(chosen[element.name] ?? []), { value: element.value, label: element.dataset.label }]
  }
  return { typed, chosen }
}

/** Sets the selects that a page adds as children of the form. */
function fillLists(form: HTMLFormElement | null, typed: Typed) {
  for (const element of form?.elements ?? [])
    if (element instanceof HTMLSelectElement) element.value = String(typed[element.name] ?? element.value)
}
