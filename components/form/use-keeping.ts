import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Field } from '@/core/field'
import type { FormState } from '@/core/form-state'
import type { Problem } from '@/core/result'
import { drop, find, keep as keepHere } from './device-store'

export type Save = (state: FormState, form: FormData) => Promise<FormState>
export type KeepingWords = {
  /** "Đang lưu" */
  saving: string
  /** "Chưa gửi được, đã lưu tạm trên máy này" */
  onDevice: string
}
type Keeping = {
  form: RefObject<HTMLFormElement | null>
  keep: Save
  fields: Field[]
  /** What the draft on the server stands on when the page comes: version, what was opened, whose report. */
  hidden: Record<string, string>
  account: string
  place: string
  start: string
  words: KeepingWords
  onRefusal: (state: FormState) => void
}

const pause = 1000
const retryAfter = 15_000

/**
 * Keeps a form on the server a second after the last key and when a field is left; without a connection on this
 * device, until there is one. The server is the only judge of whether what is kept is still in order.
 */
export function useKeeping({ form, keep, fields, hidden, account, place, start, words, onRefusal }: Keeping) {
  const [status, setStatus] = useState(start)
  const standing = useRef(hidden)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isDirty = useRef(false)
  const running = useRef<Promise<void>>(Promise.resolve())

  const content = useCallback(() => {
    const data = new FormData(form.current ?? undefined)
    for (const [name, value] of Object.entries(standing.current)) data.set(name, value)
    return data
  }, [form])

  const keepOnDevice = useCallback(async () => {
    await keepHere([account, 'draft', place], { hidden: standing.current, typed: typedIn(content(), fields) })
    setStatus(words.onDevice)
  }, [account, place, content, fields, words])

  const accept = useCallback(
    async (answer: FormState, sent: FormData) => {
      const typed = typedIn(sent, fields)
      if (answer.status === 'saved') {
        standing.current = { ...standing.current, ...answer.hidden, opened: JSON.stringify(typed) }
        if (answer.message) setStatus(answer.message)
      } else {
        setStatus('')
        onRefusal(answer)
        if (answer.status === 'failed' && answer.problem.kind === 'expired') isDirty.current = true
        if (answer.status === 'failed' && isPassing(answer.problem)) return keepOnDevice()
      }
      await drop([account, 'draft', place])
    },
    [account, place, fields, onRefusal, keepOnDevice],
  )

  const save = useCallback(() => {
    clearTimeout(timer.current)
    running.current = running.current.then(async () => {
      if (!isDirty.current || !form.current) return
      isDirty.current = false
      const sent = content()
      setStatus(words.saving)
      try {
        await accept(await keep({ status: 'idle' }, sent), sent)
      } catch {
        isDirty.current = true
        await keepOnDevice()
        timer.current = setTimeout(save, retryAfter)
      }
    })
    return running.current
  }, [form, keep, content, accept, keepOnDevice, words])

  const touch = useCallback(() => {
    isDirty.current = true
    clearTimeout(timer.current)
    timer.current = setTimeout(save, pause)
  }, [save])

  useEffect(() => {
    const restore = async () => {
      const here = await find([account, 'draft', place])
      if (!here || !form.current) return
      fill(form.current, here.typed)
      standing.current = { ...standing.current, ...here.hidden }
      isDirty.current = true
      await save()
    }
    void restore()
    window.addEventListener('online', save)
    return () => {
      clearTimeout(timer.current)
      window.removeEventListener('online', save)
    }
  }, [account, place, form, save])

  /** Before the page is left for good by sending it: nothing is kept any more. */
  const stop = useCallback(() => {
    clearTimeout(timer.current)
    isDirty.current = false
    return running.current
  }, [])

  return { status, setStatus, touch, save, stop, content, keepOnDevice, standing }
}

/** Refused for now, and not for what it says. After a session's end nothing is left on a device that others may use. */
const isPassing = ({ kind }: Problem) => kind === 'busy' || kind === 'unknown-outcome'

const typedIn = (form: FormData, fields: Field[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ name }) => (form.has(name) ? [[name, String(form.get(name))]] : [])))

/** What was kept on the device stands in the form again, as typed. */
function fill(form: HTMLFormElement, typed: Record<string, string>) {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (element.name in typed) element.checked = element.value === typed[element.name]
    } else if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
    ) {
      const text = typed[element.name]
      if (text !== undefined && element.type !== 'hidden') element.value = text
    }
  }
  form.dispatchEvent(new Event('input', { bubbles: true }))
}
