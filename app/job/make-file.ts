import 'server-only'
import { env } from '@/core/env'
import { type Actor, withActor } from '@/db/door/actor'
import { type Claimed, ExportInput, keepJobFile, type Outcome } from '@/db/job/commands'
import { newId } from '@/db/record/id'
import { cookieNames } from '../request/cookies'
import type { Hold } from './worker'

const pieceSize = 1024 * 1024

/**
 * Runs an export job: requests the export's URL from this server with the token of the job's session as cookie, so that
 * the file equals a direct download, and stores the body in pieces of 1 MB.
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
  // A redirect leads to sign-in: the session has ended.
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

/** Parses the header that contentDisposition() of core/spreadsheet.ts writes. */
const fileNameIn = (disposition: string) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'export')
