import { type PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export type Part = [path: string, content: () => Iterable<string> | AsyncIterable<string>]

/** A fixed time, so that the same rows give the same bytes. */
const mtime = new Date(1980, 0, 1)

/**
 * A streamed ZIP: sizes follow each part (data descriptors), so no part is held in memory. Parts are read one after
 * another. An error in a part breaks the stream; cancelling closes the part that is being read.
 */
export function zip(parts: Part[]): ReadableStream<Uint8Array> {
  const archive = new ZipFile()
  const packed = archive.outputStream as PassThrough
  for (const [path, content] of parts) {
    archive.addReadStreamLazy(path, { mtime, forceDosTimestamp: true, compressionLevel: 4 }, (give) => {
      const part = Readable.from(inBlocks(content()))
      part.once('error', (error) => packed.destroy(error))
      const stop = () => part.destroy()
      packed.once('close', stop)
      part.once('close', () => packed.off('close', stop))
      give(null, part)
    })
  }
  archive.end()
  return Readable.toWeb(packed) as ReadableStream<Uint8Array>
}

/** Blocks of 64 KiB, because compressing cell by cell is slow. */
async function* inBlocks(content: Iterable<string> | AsyncIterable<string>) {
  let text = ''
  for await (const piece of content) {
    text += piece
    if (text.length < 65_536) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
