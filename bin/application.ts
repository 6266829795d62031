import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { heapOptions } from './heap'
import { type Running, root, startNode } from './processes'
import { Refusal } from './refusal'
import type { Cleanup } from './run-command'

export type Served = { host: string; port: number; origin: string; appUrl: string; workerUrl: string }
type Place = {
  /** Where the secret that next-auth signs with is stored. */
  folder: string
  /** Sets SOBO_DEMO: every page has the banner that its data are invented. */
  demo?: boolean
  quiet?: boolean
  /** The file to which the application writes its log, instead of showing it. */
  log?: string
  /** EXPORT_DIRECT_ROWS. */
  directRows?: number
}

/** Starts the built application and waits until /api/health responds; throws a Refusal after a minute. */
export async function serve(
  cleanup: Cleanup,
  { host, port, origin, appUrl, workerUrl }: Served,
  { folder, demo = false, quiet = false, log, directRows }: Place,
): Promise<Running> {
  const env = {
    NODE_ENV: 'production',
    NODE_OPTIONS: heapOptions(process.env.NODE_OPTIONS),
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: appUrl,
    WORKER_DATABASE_URL: workerUrl,
    // Emptied, so that the application's process does not inherit the owner's password.
    OWNER_DATABASE_URL: '',
    ORIGIN: origin,
    HOST: host,
    PORT: String(port),
    SOBO_DEMO: demo ? '1' : '0',
    ...(directRows && { EXPORT_DIRECT_ROWS: String(directRows) }),
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || (await keptSecret(folder)),
  }
  const next = await cleanup.stopAtEnd(
    Promise.resolve(startNode(join(root, 'bin', 'front.mjs'), [], { quiet, log, env })),
  )
  await untilItAnswers(next, `http://${/^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host}:${port}/api/health`)
  return next
}

async function untilItAnswers(next: Running, url: string) {
  const ended = next.ended.then((code) => {
    throw new Refusal(`${next.output()}The application ended while it started (code ${code}).`)
  })
  for (const started = Date.now(); Date.now() - started < 60_000; await Promise.race([ended, pause(100)])) {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).catch(() => null)
    await answer?.arrayBuffer()
    if (answer) {
      ended.catch(() => {})
      return
    }
  }
  throw new Refusal('The application does not answer a minute after its start.')
}

async function keptSecret(folder: string): Promise<string> {
  const path = join(folder, 'session-secret')
  const kept = await readFile(path, 'utf8').catch(() => null)
  if (kept) return kept.trim()
  const secret = randomBytes(32).toString('base64url')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, `${secret}\n`, { mode: 0o600 })
  return secret
}
