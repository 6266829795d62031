import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { root, scriptOf, startNode } from './processes'
import { Refusal } from './refusal'
import type { Cleanup } from './run-command'
import { stage } from './steps'

const folders = ['app', 'components', 'core', 'db', 'messages']
const files = /^(next\.config\.\w+|instrumentation\.ts|package(-lock)?\.json|tsconfig\.json|postcss\.config\.\w+)$/
const beside = /\.(test\.ts|sql|md)$|^db\/(migrations|testing)\//
const stamp = join(root, '.next', 'built-from')

/** Builds the application, unless the last build has the same fingerprint of sources. */
export async function ensureBuilt(cleanup: Cleanup) {
  const sources = await fingerprint()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return
  await stage('Building the application (next build)', async () => {
    // The build holds the key that encrypts the arguments of actions: nobody else on the machine reads it.
    const umask = process.umask(0o077)
    const next = await cleanup.stopAtEnd(
      Promise.resolve(
        startNode(scriptOf('next', 'dist/bin/next'), ['build'], {
          quiet: true,
          env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        }),
      ),
    )
    process.umask(umask)
    if ((await next.ended) !== 0)
      throw new Refusal(`${next.output().trim()}\nThe build failed: its own message is above.`)
    await compressStatic()
  })
  await writeFile(stamp, sources)
}

/** Writes each script and style sheet of the build a second and third time, for `serveScripts` of bin/front. */
async function compressStatic() {
  const forms = { br: promisify(brotliCompress), gz: promisify(gzip) }
  const paths = (await filesBelow('.next/static')).filter((path) => /\.(js|css|json)$/.test(path))
  for (const path of paths.map((path) => join(root, path))) {
    const text = await readFile(path)
    for (const [ending, compress] of Object.entries(forms)) await writeFile(`${path}.${ending}`, await compress(text))
  }
}

async function fingerprint(): Promise<string> {
  const top = (await readdir(root)).filter((name) => files.test(name))
  const below = await Promise.all(folders.map(filesBelow))
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of [...top, ...below.flat(), 'bin/build.ts'].filter((path) => !beside.test(path)).sort()) {
    hash.update(`${path}\0`).update(await readFile(join(root, path)))
  }
  return hash.digest('hex')
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
}
