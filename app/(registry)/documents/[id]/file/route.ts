import { getTranslations } from 'next-intl/server'
import { carryOut } from '@/app/request/action'
import { begin } from '@/app/request/begin'
import { fileReasons, reasonOf, reasonProblems } from '@/app/request/reason'
import { currentActor, signedInOrNobody } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import type { Problem } from '@/core/result'
import { contentDisposition } from '@/core/spreadsheet'
import { note } from '@/db/audit/queries'
import { keepFile } from '@/db/document/commands'
import { findDocumentFile } from '@/db/document/queries'
import { withActor } from '@/db/door/actor'
import { type Refusal, refusals, statusOf } from '../../refusals'
import { type Sent, sentAsForm, sentRaw } from './body'

type Props = { params: Promise<{ id: string }> }

/** The file as an attachment, never inline. bin/front adds sandbox and nosniff. */
export async function GET(_: Request, { params }: Props) {
  const { id } = await params
  const file = isUuid(id) ? await withActor(await currentActor(), (db) => readFile(db, id)) : null
  if (!file) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': contentDisposition(file.name),
    },
  })
}

/** Upload by the page's script; the response is a status and a sentence. */
export async function PUT(request: Request, { params }: Props) {
  begin()
  const refusal = await keep((await params).id, () => sentRaw(request))
  if (!refusal) return Response.json({ kept: true })
  const [say, who] = [await getTranslations('documents'), await signedInOrNobody()]
  const message = say(`refused.${refusal}`, { name: who?.fullName ?? '' })
  return Response.json({ message }, { status: statusOf(refusal) })
}

/** Upload by the plain form; the response is a page. */
export async function POST(request: Request, { params }: Props) {
  begin()
  const { id } = await params
  if (!isUuid(id)) return new Response(null, { status: 404 })
  const refusal = await keep(id, () => sentAsForm(request))
  const next = refusal ? `/documents/${id}/upload?refused=${refusal}` : `/documents/${id}?saved=revised`
  return new Response(null, { status: 303, headers: { Location: next } })
}

async function readFile(db: Parameters<typeof findDocumentFile>[0], id: string) {
  const file = await findDocumentFile(db, id)
  if (file) await note(db, 'read', 'document', id, { file: file.name, sha256: file.sha256 })
  return file
}

async function keep(id: string, read: () => Promise<Sent | Refusal>): Promise<Refusal | null> {
  if (!isUuid(id)) return 'missing'
  const sent = await read()
  if (typeof sent === 'string') return sent
  const { name, reason, drawnFor, content } = sent
  if (reason && Object.keys(reasonProblems(fileReasons, { reason })).length > 0) return 'reason'
  const kept = await carryOut(drawnFor, (db) => keepFile(db, id, name, content), { reason: reasonOf(reason) })
  return kept.ok ? null : refusalIn(kept.problem)
}

function refusalIn(problem: Problem): Refusal {
  const key = problem.kind === 'invalid' ? (problem.fields.file?.key ?? 'reason') : problem.kind
  const known = refusals.find((one) => one === key)
  if (!known) throw new Error(`documents/file: messages have no text for ${key}`)
  return known
}
