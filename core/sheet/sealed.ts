import { createHash } from 'node:crypto'
import { ReadableStream as Stream } from 'node:stream/web'

/** What was sent of a file; of one that broke off there is no hash. */
export type Sent = { sha256: string | undefined; bytes: number }

/**
 * Passes a file on and calls `done` once, before its last piece: with its SHA-256, or without one if the reader gave up
 * or the file failed. An error of `done` is thrown to the reader, so that no file ends well without being told.
 */
export const sealed = (file: ReadableStream<Uint8Array>, done: (sent: Sent) => Promise<void>) =>
  Stream.from(passed(file, done)) as ReadableStream<Uint8Array>

async function* passed(file: ReadableStream<Uint8Array>, done: (sent: Sent) => Promise<void>) {
  const hash = createHash('sha256')
  let [bytes, isWhole, last] = [0, false, undefined as Uint8Array | undefined]
  try {
    for await (const piece of file) {
      if (last) yield last
      last = piece
      bytes += piece.length
      hash.update(piece)
    }
    isWhole = true
  } finally {
    await done({ sha256: isWhole ? hash.digest('hex') : undefined, bytes })
  }
  if (last) yield last
}
