import { reasonOf } from '@/app/request/reason'
import { drawnFor } from '@/core/form-state'
import { largestFile } from '@/db/document/file-kind'
import type { Refusal } from '../../refusals'

/** What surrounds a file in a form: boundaries, names, a reason. */
const wrapping = 16 * 1024

/** The bytes of a request, no more than a file may have, and as many as it said: a cut upload is no file. */
export async function bytesOf(request: Request, most = largestFile): Promise<Buffer | Refusal> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(declared) || declared < 0) return 'file-length'
  if (declared > most) return 'file-large'
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > most) return 'file-large'
    parts.push(part)
  }
  return size === declared ? Buffer.concat(parts) : 'file-cut'
}

export type Sent = { name: string; reason: string; drawnFor: string; content: Buffer }

/** Sent by the page's script: the file is the body, what is said about it stands in headers. */
export async function sentRaw(request: Request): Promise<Sent | Refusal> {
  const content = await bytesOf(request)
  if (typeof content === 'string') return content
  const said = (header: string) => decoded(request.headers.get(header) ?? '')
  return {
    name: said('x-file-name'),
    reason: reasonOf(said('x-reason'), said('x-reason-note')),
    drawnFor: said('x-drawn-for'),
    content,
  }
}

/** Sent by the form itself, where no script runs. */
export async function sentAsForm(request: Request): Promise<Sent | Refusal> {
  const body = await bytesOf(request, largestFile + wrapping)
  if (typeof body === 'string') return body
  const type = request.headers.get('content-type') ?? ''
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File)) return 'file-empty'
  const said = (name: string) => String(form?.get(name) ?? '')
  return {
    name: file.name,
    reason: reasonOf(said('reason'), said('reasonNote')),
    drawnFor: said(drawnFor),
    content: Buffer.from(await file.arrayBuffer()),
  }
}

/** Headers are ASCII, so a name comes percent-encoded; one that is not is taken as it is. */
function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
