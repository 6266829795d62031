import { type ChildProcess, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type Running = {
  /** Undefined if it could not be started. */
  pid: number | undefined
  /** The exit code. After stop() it never settles, so that work waiting for it does not continue. */
  ended: Promise<number>
  output: () => string
  stop(): Promise<void>
}
/** `quiet`: collect what the process prints (see `output`) instead of showing it, in the file `log` if there is one. */
type Wish = { env?: Record<string, string>; quiet?: boolean; log?: string | undefined }

/** Starts a script with Node. It ends when this process ends, even by SIGKILL; see follow.mjs. */
export function startNode(script: string, args: string[], { env = {}, quiet = false, log }: Wish = {}): Running {
  const follow = join(root, 'bin', 'follow.mjs')
  const output = log ? openSync(log, 'w', 0o600) : quiet ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, ['--import', new URL(`file://${follow}`).href, script, ...args], {
    cwd: root,
    env: { ...process.env, ...env, FOLLOWED_PID: String(process.pid) },
    stdio: ['ignore', output, output, 'ipc'],
    // A process group of its own, so that Ctrl+C does not reach it: runCommand() stops processes in order.
    detached: process.platform !== 'win32',
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  const closed = new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
  let stopped = false
  return {
    pid: child.pid,
    ended: closed.then((code) => (stopped ? new Promise<never>(() => {}) : code)),
    output: () => (log ? readFileSync(log, 'utf8') : text),
    stop() {
      stopped = true
      return stop(child, closed)
    },
  }
}

async function stop(child: ChildProcess, closed: Promise<number>) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await closed
  clearTimeout(impatience)
  if (child.pid && process.platform !== 'win32') endGroup(child.pid)
}

function endGroup(leader: number) {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // ESRCH: no process was left in the group.
  }
}

/** The script behind a package's command, for instance ('next', 'dist/bin/next'). */
export const scriptOf = (name: string, path: string) => join(root, 'node_modules', name, path)
