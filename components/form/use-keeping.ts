import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import { typedIn } from '@/core/form-state'
import { attempt, type Save } from './attempt'

/** A form over a draft: kept on the server while it is typed, judged when it is sent on. */
export type Draft = {
  /** Keeps what is typed so far, and judges nothing. */
  keep: Save
  /** "Đã lưu 08:50", when a draft is there already. */
  start: string
  words: {
    /** "Đang lưu" */
    saving: string
    /** "Chưa gửi được, đã lưu tạm trên máy này" */
    onDevice: string
  }
  /** The last step: without a connection it waits on the device, which is said so, and is sent when there is one. */
  queued?: string
}

type Keeping = {
  draft: Draft | undefined
  form: RefObject<HTMLFormElement | null>
  fields: Field[]
  /** What the draft on the server stands on when the page comes: version, what was opened, whose report. */
  hidden: Record<string, string | string[]>
  keepOnDevice: (standing: Record<string, string | string[]>) => Promise<boolean>
  dropFromDevice: () => Promise<unknown>
  onRefusal: (state: FormState) => void
}

const pause = 1000
const retryAfter = 15_000

/**
 * Keeps a draft on the server a second after the last key and when a field is left; without a connection on this
 * device, until there is one. The server is the only judge of whether what is kept is still in order. Without a draft
 * it does nothing.
 */
export function useKeeping({ draft, form, fields, hidden, keepOnDevice, dropFromDevice, onRefusal }: Keeping) {
  const [status, setStatus] = useState(draft?.start ?? '')
  const standing = useRef(hidden)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDirty = useRef(false)
  const running = useRef<Promise<void>>(Promise.resolve())

  /** The form as it is sent; of a draft with what it stands on now, which may be newer than what was drawn. */
  function withStanding(data: FormData) {
    if (draft) for (const [name, value] of Object.entries(standing.current)) data.set(name, String(value))
    return data
  }

  const standOn = (newer: Record<string, string | string[]> = {}) => {
    standing.current = { ...standing.current, ...newer }
  }

  async function wait() {
    await keepOnDevice(standing.current)
    setStatus(draft?.words.onDevice ?? '')
  }

  async function accept(answer: FormState, sent: FormData) {
    if (answer.status === 'saved') {
      standOn({ ...answer.hidden, opened: JSON.stringify(typedIn(sent, fields)) })
      if (answer.message) setStatus(answer.message)
    } else if (answer.status === 'failed') {
      setStatus('')
      onRefusal(answer)
      const { kind } = answer.problem
      if (kind === 'expired' || kind === 'other-person') isDirty.current = true
      // Refused for now, and not for what it says. After a session's end nothing is left on a device that others may use.
      if (kind === 'busy' || kind === 'unknown-outcome') return wait()
    }
    await dropFromDevice()
  }

  function save(): Promise<void> {
    clearTimeout(timer.current)
    running.current = running.current.then(async () => {
      if (!draft || !isDirty.current || !form.current) return
      isDirty.current = false
      const sent = withStanding(new FormData(form.current))
      setStatus(draft.words.saving)
      const answer = await attempt(() => draft.keep({ status: 'idle' }, sent))
      if ('status' in answer) return accept(answer, sent)
      isDirty.current = true
      await wait()
      timer.current = setTimeout(save, retryAfter)
    })
    return running.current
  }

  function touch() {
    isDirty.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(save, pause)
  }

  /** Before the page is left for good by sending it: nothing is kept any more. */
  function stop() {
    clearTimeout(timer.current)
    isDirty.current = false
    return running.current
  }

  const saveAgain = useEffectEvent(save)
  useEffect(() => {
    const online = () => void saveAgain()
    window.addEventListener('online', online)
    return () => {
      clearTimeout(timer.current)
      window.removeEventListener('online', online)
    }
  }, [])

  return { status, setStatus, standing, touch, save, stop, withStanding, standOn, wait }
}
