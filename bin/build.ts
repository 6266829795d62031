import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  })
  await writeFile(stamp, sources)
}

async function fingerprint(): Promise<string> {
  const top = (await readdir(root)).filter((name) => files.test(name))
  const below = await Promise.all(folders.map(filesBelow))
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of [...top, ...below.flat()].filter((path) => !beside.test(path)).sort()) {
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
