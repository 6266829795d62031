import 'server-only'
import { env } from '@/core/env'
import { type Actor, withActor } from '@/db/door/actor'
import { type Claimed, ExportInput, keepJobFile, type Outcome } from '@/db/job/commands'
import { newId } from '@/db/record/id'
import { cookieNames } from '../request/cookies'
import type { Hold } from './worker'

const pieceSize = 1024 * 1024

/**
 * Makes the file of an export: asks this very server for the address that was asked for, with the session of the job in
 * place of a browser's, so that a file is the same whoever waits for it, and keeps it in pieces as it arrives.
 */
export async function makeFile({ input }: Claimed, { token, signal }: Hold, origin = here()): Promise<Outcome> {
  const { path, locale } = ExportInput.parse(input)
  const actor: Actor = { token, requestId: newId(), lane: 'job' }
  const answer = await fetch(origin + path, {
    headers: { cookie: `${cookieNames.session}=${encodeURIComponent(token)}; ${cookieNames.locale}=${locale}` },
    redirect: 'manual',
    cache: 'no-store',
    signal,
  })
  if (answer.status >= 500) throw new Error(`app/job/make-file: the server answered ${answer.status}`)
  // Led to sign in: the session is over.
  if (answer.status >= 300 && answer.status < 400) return { problem: 'session', again: false }
  if (answer.status !== 200 || !answer.body) return { problem: 'refused', again: false }
  let number = 0
  for await (const piece of piecesOf(answer.body)) {
    await withActor(actor, (db) => keepJobFile(db, number, piece))
    number += 1
  }
  return { fileName: fileNameIn(answer.headers.get('content-disposition') ?? '') }
}

const here = () => `http://${/^(0\.0\.0\.0|::)$/.test(env().HOST) ? '127.0.0.1' : env().HOST}:${env().PORT}`

async function* piecesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let [parts, size]: [Uint8Array[], number] = [[], 0]
  for await (const part of body) {
    parts.push(part)
    size += part.length
    if (size < pieceSize) continue
    yield Buffer.concat(parts)
    ;[parts, size] = [[], 0]
  }
  if (size > 0) yield Buffer.concat(parts)
}

/** The name with its accents, as core/spreadsheet.ts writes it into the header. */
const fileNameIn = (disposition: string) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'export')
