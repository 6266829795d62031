'use client'

import { useState } from 'react'
import { useAccount } from '@/components/form/account.client'
import { Form, type FormProps } from '@/components/form/form.client'
import type { FormState } from '@/core/form-state'

type Props = Pick<FormProps, 'askReason' | 'words' | 'submitLabel' | 'cancelHref'> & {
  post: string
  /** The URL after the upload. */
  done: string
  text: { file: string; hint: string }
}

/** Uploads a file as the request body and shows the progress. Without JavaScript the form posts itself. */
export function Upload({ post, done, text, ...form }: Props) {
  const account = useAccount()
  const [sent, setSent] = useState<number>()

  const save = async (_: FormState, form: FormData): Promise<FormState> => {
    setSent(0)
    const { message, isOver } = await send(post, form, account, setSent).finally(() => setSent(undefined))
    const problem = isOver ? ({ kind: 'expired' } as const) : ({ kind: 'invalid', fields: {} } as const)
    if (message) return { status: 'failed', problem, typed: {}, message, fieldMessages: {} }
    window.location.assign(done)
    return { status: 'saved' }
  }
  const file = (
    <div className="field">
      <label htmlFor="file">{text.file}</label>
      <p className="hint" id="file-hint">
        {text.hint}
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
  )
  return (
    <Form {...form} save={save} post={post} sections={[{ title: '', names: [], after: file }]}>
      {sent !== undefined && <progress aria-label={form.words.saving} max={1} value={sent} />}
    </Form>
  )
}

/**
 * Resolves to the sentence of a refusal, which is empty after a successful upload. Uses XMLHttpRequest, because fetch does not
 * report upload progress. Name, reason and account are headers.
 */
function send(
  address: string,
  form: FormData,
  account: string,
  progress: (part: number) => void,
): Promise<{ message: string; isOver: boolean }> {
  const file = form.get('file')
  const said = (name: string) => encodeURIComponent(String(form.get(name) ?? ''))
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file instanceof File ? file.name : ''))
    request.setRequestHeader('X-Reason', said('reason'))
    request.setRequestHeader('X-Reason-Note', said('reasonNote'))
    request.setRequestHeader('X-Drawn-For', account)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const { kept, message } = request.response ?? {}
      if (kept || message) resolve({ message: kept ? '' : message, isOver: request.status === 401 })
      else reject(new Error(`${address}: ${request.status}`))
    }
    request.onerror = () => reject(new Error(`${address}: no answer`))
    request.send(file)
  })
}
