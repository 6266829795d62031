import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../ports'
import { root, scriptOf, startNode } from '../processes'
import { Refusal } from '../refusal'
import type { Cleanup } from '../run-command'
import { step } from '../steps'
import { ask, keepAliveTimeout } from './http'

const folder = join(root, '.bench', 'empty-page')

/** The files of a minimal Next.js application for comparison: one dynamic page with a table of given rows. */
const files = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.js': `import { dirname } from 'node:path'
export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } }
`,
  // Without one of its own, the build takes that of the application.
  'instrumentation.js': 'export function register() {}\n',
  'app/layout.jsx': `export default function Layout({ children }) {
  return <html lang="vi"><body>{children}</body></html>
}
`,
  'app/page.jsx': `import { readFileSync } from 'node:fs'

export const dynamic = 'force-dynamic'
const rows = new Map()

export default async function Page({ searchParams }) {
  const { size } = await searchParams
  if (!rows.has(size)) rows.set(size, JSON.parse(readFileSync(${JSON.stringify(join(folder, 'rows-'))} + Number(size) + '.json', 'utf8')))
  const { columns, cells } = rows.get(size)
  return (
    <table>
      <thead><tr>{columns.map((name) => <th key={name}>{name}</th>)}</tr></thead>
      <tbody>
        {cells.map(([id, name, ...rest]) => (
          <tr key={id}>
            <th><a href={'/enterprises/' + id}>{name}</a></th>
            {rest.map((text, at) => <td key={at}>{text}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
`,
}

/** Writes, builds and starts it. */
export async function startEmptyPage(cleanup: Cleanup): Promise<{ origin: string; pid: number | undefined }> {
  const stamp = join(folder, 'built-from')
  const wanted = JSON.stringify([
    files,
    (await import('next/package.json', { with: { type: 'json' } })).default.version,
  ])
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== wanted) {
    await mkdir(join(folder, 'app'), { recursive: true })
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text)
    await step('Building the empty page', () => next(cleanup, ['build']))
    await writeFile(stamp, wanted)
  }
  const port = await freePort()
  const args = [
    'start',
    '--hostname',
    '127.0.0.1',
    '--port',
    String(port),
    '--keepAliveTimeout',
    String(keepAliveTimeout),
  ]
  const { pid } = await cleanup.stopAtEnd(Promise.resolve(start(args)))
  return { origin: await untilItListens(`http://127.0.0.1:${port}`), pid }
}

/** Writes the rows that the page shows for a registry of `size` enterprises. */
export const giveRows = (size: number, columns: string[], cells: string[][]) =>
  writeFile(join(folder, `rows-${size}.json`), JSON.stringify({ columns, cells }))

const start = ([command = '', ...args]: string[]) =>
  startNode(scriptOf('next', 'dist/bin/next'), [command, folder, ...args], {
    quiet: true,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })

async function next(cleanup: Cleanup, args: string[]) {
  const running = await cleanup.stopAtEnd(Promise.resolve(start(args)))
  if ((await running.ended) !== 0) throw new Refusal(running.output())
}

export async function untilItListens(origin: string): Promise<string> {
  for (const started = Date.now(); Date.now() - started < 60_000; ) {
    if (await ask(origin).catch(() => null)) return origin
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Refusal(`Nothing answers at ${origin} a minute after its start.`)
}
