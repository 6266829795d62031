import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import { typedIn } from '@/core/form-state'
import { attempt, type Save } from './attempt'

/** A form with a draft: saved on the server while the user types, and validated when it is submitted. */
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
  }
  /** For the last step: the message when the form is queued on the device, because there is no connection. */
  queued?: string
}

type Keeping = {
  draft: Draft | undefined
  form: RefObject<HTMLFormElement | null>
  fields: Field[]
  /** The hidden fields: version of the draft, values when it was opened, organisation and period. */
  hidden: Record<string, string | string[]>
  keepOnDevice: (standing: Record<string, string | string[]>) => Promise<boolean>
  dropFromDevice: () => Promise<unknown>
  onRefusal: (state: FormState) => void
}

const pause = 1000
const retryAfter = 15_000

/**
 * Saves a draft on the server one second after the last key, and when a field loses the focus. Without a connection it
 * is stored on the device, and retried. The server detects conflicts. Without a draft it does nothing.
 */
export function useKeeping({ draft, form, fields, hidden, keepOnDevice, dropFromDevice, onRefusal }: Keeping) {
  const [status, setStatus] = useState(draft?.start ?? '')
  const standing = useRef(hidden)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDirty = useRef(false)
  const running = useRef<Promise<void>>(Promise.resolve())

  /** Replaces the hidden fields by those of the latest save, which may be newer than the rendered ones. */
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
      // Temporary refusals, which are not about the content. After the end of a session nothing is stored on the
      // device, which other people may use.
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

  /** Stops saving before the form is submitted; resolves when a running save has ended. */
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
