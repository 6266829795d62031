import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { ConflictRow, FormState, Merged, Undelivered } from '@/core/form-state'
import { drawnFor, typedIn } from '@/core/form-state'
import type { Side } from '@/core/merge'
import { useAccount } from './account.client'
import { attempt, type Save } from './attempt'
import { drop, find, type Kept, type Key, keep } from './device-store'
import * as keeping from './keeping'
import type { Delivered } from './outbox-sending.client'

/** A form with a draft: saved on the server while the user types, and validated when a step is left. */
export type Draft = {
  /** The server action that saves the draft unvalidated. */
  keep: Save
  /** "Đã lưu 08:50", if there is a draft already. */
  start: string
  words: {
    /** "Đang lưu" */
    saving: string
    /** "Chưa gửi được, đã lưu tạm trên máy này" */
    onDevice: string
    /** When the form is queued on the device, because there is no connection. */
    queued: string
    /** When it is taken out of the queue again, because something was changed. */
    unqueued: string
  }
}

type Props = {
  draft: Draft
  form: RefObject<HTMLFormElement | null>
  /** The fields of the draft. */
  fields: Field[]
  /** The values with which the page was drawn; after a form without JavaScript what was merged. */
  drawn: Typed
  merged: Merged | undefined
  conflicts: ConflictRow[]
  /** The server refused the form that was queued here. */
  onDelivered: (state: FormState) => void
}

export type Answer<T> = FormState<T> | Undelivered

const pause = 1000
const retryAfter = 15_000

/**
 * Saves a draft on the server one second after the last key, and when a field loses the focus; what the server has not
 * got is stored on the device. What is known of the text, and what becomes of it, is in keeping.ts; this runs it in a
 * browser, whose inputs are the text.
 */
export function useKeeping({ draft, form, fields, drawn, merged, conflicts, onDelivered }: Props) {
  const account = useAccount()
  const text = useRef<keeping.Keeping>(merged ? { ...merged, unanswered: [] } : keeping.begin(drawn))
  const [status, setStatus] = useState(draft.start)
  const [theirs, setTheirs] = useState<Conflicting>({ rows: conflicts, saved: text.current.theirs })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  const isQueued = useRef(false)
  const [first] = useState({ opened: text.current.opened })

  const key = (kind: Key[1]): Key => [account, kind, window.location.pathname]

  function read() {
    if (form.current) text.current = keeping.write(text.current, typedIn(new FormData(form.current), fields))
  }

  /** Puts what was merged into inputs that show something else, and stores on the device what the server has not got. */
  async function settle(next: keeping.Keeping, rows: ConflictRow[] = []) {
    for (const [name, value] of Object.entries(next.typed))
      if (value !== text.current.typed[name]) fill(form.current, name, String(value))
    text.current = next
    setTheirs({ rows, saved: next.theirs })
    form.current?.dispatchEvent(new Event('merged'))
    await mirror()
  }

  async function mirror() {
    const copy = keeping.copyOf(text.current)
    await (copy ? keep(key('draft'), stored(copy)) : drop(key('draft')))
  }

  /** The form as it is posted, of the latest text. */
  function formOf() {
    const data = new FormData(form.current ?? undefined)
    data.set('opened', JSON.stringify(text.current.opened))
    data.set('unanswered', JSON.stringify(text.current.unanswered))
    return data
  }

  /** Posts the form after a running post has ended. Redirects are thrown, when nothing is left to store. */
  function post<T>(action: Save<T>, onPosted: (sent: FormData) => void = () => {}): Promise<Answer<T>> {
    clearTimeout(timer.current)
    const posted = running.current.then(async () => {
      read()
      const sent = formOf()
      onPosted(sent)
      text.current = keeping.post(text.current)
      await mirror()
      const answer = await attempt(() => action(idle, sent)).catch(async (leaving) => {
        await drop(key('draft'))
        throw leaving
      })
      await take(answer)
      return answer
    })
    running.current = posted.catch(() => {})
    return posted
  }

  async function take<T>(answer: Answer<T>) {
    read()
    if (!('status' in answer)) {
      text.current = keeping.lost(text.current)
      await mirror()
      if (answer.kind === 'updated') return window.location.reload()
      return wait()
    }
    const failed = answer.status === 'failed' ? answer : undefined
    if (answer.status !== 'idle' && answer.merged) {
      await settle(keeping.answered(text.current, answer.merged), failed?.conflict?.rows)
      setStatus(failed?.conflict || !failed ? (answer.message ?? '') : '')
      if (!failed?.conflict && !keeping.isKept(text.current)) timer.current = setTimeout(save, pause)
      return
    }
    const isUnknown = failed?.problem.kind === 'unknown-outcome'
    text.current = isUnknown ? keeping.lost(text.current) : keeping.refused(text.current)
    await mirror()
    if (failed && (isUnknown || failed.problem.kind === 'busy')) return wait()
    // Refusals of a save are told in the line that has its place, so that nothing moves under a finger.
    setStatus(failed ? (failed.fieldMessages.decision ?? failed.message) : '')
  }

  function wait() {
    setStatus(draft.words.onDevice)
    timer.current = setTimeout(save, retryAfter)
  }

  async function save() {
    clearTimeout(timer.current)
    read()
    if (keeping.isKept(text.current) || isQueued.current) return
    await saveNow()
  }

  const saveNow = () => post(draft.keep, () => setStatus(draft.words.saving))

  function touch() {
    read()
    clearTimeout(timer.current)
    timer.current = setTimeout(save, pause)
    if (!isQueued.current) return
    isQueued.current = false
    setStatus(draft.words.unqueued)
    void drop(key('outbox'))
  }

  /** Queues a form on the device, to be sent when there is a connection. */
  async function queue(sent: FormData) {
    clearTimeout(timer.current)
    isQueued.current = true
    const whole = Object.fromEntries([...sent].map(([name, value]) => [name, String(value)]))
    await keep(key('outbox'), { hidden: whole, typed: {} })
    setStatus(draft.words.queued)
    window.dispatchEvent(new Event('outbox'))
  }

  /** Takes a side in a field that both changed, and saves it. */
  async function choose(name: string, side: Side) {
    read()
    const next = keeping.choose(text.current, name, side)
    await settle(
      next,
      theirs.rows.filter(({ field }) => field !== name),
    )
    await saveNow()
  }

  const restore = useEffectEvent(async () => {
    const copy = await find(key('draft'))
    read()
    // Typed before the page was hydrated.
    const meanwhile = keeping.changed(text.current.typed, text.current.opened)
    if (copy) await settle(keeping.write(keeping.restore(text.current.opened, copyIn(copy)), meanwhile))
    await save()
  })
  /** What became of the form that was queued here; what was typed since stays, and keeps it out of the queue. */
  const deliver = useEffectEvent((event: CustomEvent<Delivered>) => {
    const { place, state } = event.detail
    if (place !== window.location.pathname || !isQueued.current) return
    event.preventDefault()
    isQueued.current = false
    text.current = keeping.post(text.current)
    void take(state).then(() => onDelivered(state))
  })
  const leave = useEffectEvent(() => {
    read()
    void mirror()
  })
  const again = useEffectEvent((event: Event) => {
    if (event.type === 'online') void save()
    // From the cache of Back: others may have saved meanwhile.
    else if ((event as PageTransitionEvent).persisted) void saveNow()
  })
  useEffect(() => {
    void restore()
    const onLeave = () => leave()
    const onAgain = (event: Event) => again(event)
    const stop = new AbortController()
    window.addEventListener('delivered', (event) => deliver(event as CustomEvent<Delivered>), stop)
    document.addEventListener('visibilitychange', onLeave, stop)
    window.addEventListener('pagehide', onLeave, stop)
    window.addEventListener('online', onAgain, stop)
    window.addEventListener('pageshow', onAgain, stop)
    return () => {
      onLeave()
      clearTimeout(timer.current)
      stop.abort()
    }
  }, [])

  return {
    status,
    setStatus,
    theirs,
    touch,
    save,
    post,
    queue,
    choose,
    take,
    form: formOf,
    forget: () => drop(key('draft')),
    typed: () => {
      read()
      return text.current.typed
    },
    /** Hidden inputs for a form without JavaScript; with it they are set when the form is posted. */
    hidden: {
      ...(account && { [drawnFor]: account }),
      opened: JSON.stringify(first.opened),
      theirs: JSON.stringify(theirs.saved),
    },
  }
}

export type Conflicting = { rows: ConflictRow[]; saved: Typed }

const idle = { status: 'idle' } as const

const stored = ({ typed, ...others }: keeping.Copy): Kept => ({
  typed,
  hidden: { opened: JSON.stringify(others.opened), unanswered: JSON.stringify(others.unanswered) },
})

function copyIn({ typed, hidden }: Kept): keeping.Copy {
  return { typed, opened: JSON.parse(String(hidden.opened)), unanswered: JSON.parse(String(hidden.unanswered)) }
}

/** Shows a value in its input, and opens what it is hidden in. */
function fill(form: HTMLFormElement | null, name: string, value: string) {
  const input = form?.elements.namedItem(name)
  if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = value === 'on'
  else if (input && 'value' in input) input.value = value
  if (value && input instanceof Element) input.closest('details')?.setAttribute('open', '')
}
