import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { root } from './processes'

const pack = join(root, 'node_modules/@sparticuz/chromium')
const cache = join(root, 'node_modules/.cache')

/**
 * The path of the headless shell that the package @sparticuz/chromium holds compressed (67 MB; unpacked, in about two
 * seconds and once a version, 209 MB), or null without the package or on a machine that it is not built for. It needs
 * the system libraries of Chromium. Nothing of the package itself is run: it is made for hosts without those libraries.
 */
export async function headlessShell(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const description = await readFile(join(pack, 'package.json'), 'utf8').catch(() => null)
  if (!description) return null
  const path = join(cache, `headless-shell-${JSON.parse(description).version}`)
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (!isThere) await unpack(join(pack, 'bin/chromium.br'), path)
  return path
}

/** Under another name first: a run that is ended meanwhile leaves no half of it, and two runs may unpack at once. */
async function unpack(from: string, to: string) {
  const begun = `${to}.${process.pid}`
  await mkdir(cache, { recursive: true })
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(begun, { mode: 0o755 }))
  await rename(begun, to)
}
