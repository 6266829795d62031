'use client'

import { useEffect, useState } from 'react'
import type { FormState } from '@/core/form-state'
import { Form } from '../form/form.client'
import type { FormWords } from '../form/words'

export type JobLine = {
  id: string
  text: string
  isOpen: boolean
  isFailed: boolean
  download: { href: string; label: string } | undefined
}
export type JobLinesProps = {
  lines: JobLine[]
  words: FormWords & { all: string; hide: string }
  putAway: (state: FormState, form: FormData) => Promise<FormState>
}

const between = 3_000

/** Polls while one of the jobs is open; without JavaScript the next page shows the change. */
export default function JobLines({ lines: given, words, putAway }: JobLinesProps) {
  const [lines, setLines] = useState(given)
  useEffect(() => setLines(given), [given])
  const isOpen = lines.some((line) => line.isOpen)
  useEffect(() => {
    if (!isOpen) return
    const timer = setInterval(() => document.hidden || askFor().then((now) => now && setLines(now)), between)
    return () => clearInterval(timer)
  }, [isOpen])
  return lines.map(({ id, text, isOpen, isFailed, download }) => (
    <div key={id} className={`notice job ${isOpen ? 'status' : isFailed ? 'error' : 'success'}`} role="status">
      <p>{text}</p>
      {download ? <a href={download.href}>{download.label}</a> : <a href="/jobs">{words.all}</a>}
      {!isOpen && <Form save={putAway} hidden={{ id }} submitLabel={words.hide} about={text} words={words} />}
    </div>
  ))
}

/** Undefined if the request fails or the session is over; the notices then stay as they are. */
const askFor = (): Promise<JobLine[] | undefined> =>
  fetch('/jobs/state', { redirect: 'error' }).then(
    (answer) => (answer.ok ? answer.json() : undefined),
    () => undefined,
  )
