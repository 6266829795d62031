'use client'

import { type FormEvent, useState } from 'react'
import type { Choice } from '@/core/form-state'

type Words = {
  file: string
  hint: string
  reason: string
  choose: string
  submit: string
  sending: string
  lost: string
  cancel: string
}
type Props = { action: string; done: string; cancelHref: string; reasons: Choice[]; words: Words }

/** Sends one file as it is and says how far it got; without scripts the form sends itself. */
export function Upload({ action, done, cancelHref, reasons, words }: Props) {
  const [sent, setSent] = useState<number>()
  const [refused, setRefused] = useState<string>()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || !file.name) return
    event.preventDefault()
    if (sent !== undefined) return
    setRefused(undefined)
    setSent(0)
    send(action, file, String(form.get('reason') ?? ''), setSent).then(
      () => window.location.assign(done),
      (reason: unknown) => {
        setSent(undefined)
        setRefused(reason instanceof Error && reason.message ? reason.message : words.lost)
      },
    )
  }

  return (
    <form className="form" action={action} method="post" encType="multipart/form-data" onSubmit={submit}>
      {refused && (
        <p className="notice error" role="alert">
          {refused}
        </p>
      )}
      <div className="field">
        <label htmlFor="file">{words.file}</label>
        <p className="hint" id="file-hint">
          {words.hint}
        </p>
        <input
          id="file"
          name="file"
          type="file"
          required
          aria-describedby="file-hint"
          accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx"
        />
      </div>
      {reasons.length > 0 && (
        <div className="field">
          <label htmlFor="reason">{words.reason}</label>
          <select id="reason" name="reason" required defaultValue="">
            <option value="">{words.choose}</option>
            {reasons.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="form-actions">
        <button type="submit" className="button primary" aria-disabled={sent !== undefined || undefined}>
          {sent === undefined ? words.submit : words.sending}
        </button>
        {sent !== undefined && <progress aria-label={words.sending} max={1} value={sent} />}
        <a href={cancelHref}>{words.cancel}</a>
      </div>
    </form>
  )
}

/** fetch cannot say how much of a body has left the machine; XMLHttpRequest can. */
function send(address: string, file: File, reason: string, progress: (part: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    if (reason) request.setRequestHeader('X-Reason', encodeURIComponent(reason))
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onload = () => (request.response?.kept ? resolve() : reject(new Error(request.response?.message ?? '')))
    request.onerror = () => reject(new Error())
    request.send(file)
  })
}
