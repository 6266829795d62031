import { createHash } from 'node:crypto'
import { ReadableStream as Stream } from 'node:stream/web'

/** What was sent of a file; of one that broke off there is no hash. */
export type Sent = { sha256: string | undefined; bytes: number }

/**
 * Passes a file on and calls `done` once, before its last byte: with its SHA-256, or without one if the reader gave up
 * or the file failed. An error of `done` is thrown to the reader, so that no file ends well without being told. Only a
 * byte is kept back, so that the reader gets the headings before the first rows are found.
 */
export const sealed = (file: ReadableStream<Uint8Array>, done: (sent: Sent) => Promise<void>) =>
  Stream.from(passed(file, done)) as ReadableStream<Uint8Array>

async function* passed(file: ReadableStream<Uint8Array>, done: (sent: Sent) => Promise<void>) {
  const hash = createHash('sha256')
  let [bytes, isWhole, last] = [0, false, Buffer.alloc(0)]
  try {
    for await (const piece of file) {
      if (piece.length === 0) continue
      bytes += piece.length
      hash.update(piece)
      const next = Buffer.concat([last, piece])
      last = next.subarray(-1)
      if (next.length > 1) yield next.subarray(0, -1)
    }
    isWhole = true
  } finally {
    await done({ sha256: isWhole ? hash.digest('hex') : undefined, bytes })
  }
  if (last.length > 0) yield last
}
