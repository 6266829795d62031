import { reasonOf } from '@/app/request/reason'
import { drawnFor } from '@/core/form-state'
import { largestFile } from '@/db/document/file-kind'
import type { Refusal } from '../../refusals'

/** Bytes of a multipart body besides the file: boundaries, names, reason. */
const wrapping = 16 * 1024

/**
 * Reads the body, up to `most` bytes. Refuses one that is shorter than its Content-Length, because the upload was cut
 * off.
 */
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

/** Reads an upload of the page's script: the file is the body, its name and other fields are headers. */
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

/** Reads an upload of the plain form, without JavaScript. */
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

/** Headers are ASCII, so names are percent-encoded. A malformed one is returned unchanged. */
function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
