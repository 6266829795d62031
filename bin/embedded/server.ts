import { spawn } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '../refusal'
import { type Account, runAs, spawnAs } from './account'
import type { Binaries } from './binaries'

export type Server = { binaries: Binaries; account: Account; data: string; log: string }
export type Running = { pid: number; port: number; ready: boolean }

/** Parses postmaster.pid. Its lines: pid, data folder, start time, port, socket, address, shared memory, status. */
export function parsePidFile(text: string): Running | null {
  const lines = text.split('\n').map((line) => line.trim())
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 ? { pid, port, ready: lines[7] === 'ready' } : null
}

/** The running server of the data folder, once it is ready; null if there is none. Removes a stale postmaster.pid. */
export async function findRunning({ data }: Server): Promise<Running | null> {
  const path = join(data, 'postmaster.pid')
  for (let tries = 0; tries < 600; tries++) {
    const running = parsePidFile(await readFile(path, 'utf8').catch(() => ''))
    if (!running) return null
    if (!(await isServerOf(data, running.pid))) {
      // After a crash another process may have this pid; PostgreSQL would then refuse to start.
      await rm(path, { force: true })
      return null
    }
    if (running.ready) return running
    await pause(100)
  }
  throw new Refusal(`The PostgreSQL of ${data} runs but has not become ready for a minute; see its log.`)
}

async function isServerOf(data: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  return command === null ? process.platform !== 'linux' : command.includes(data)
}

/**
 * Starts the server on 127.0.0.1 and waits until it is ready. `fast` turns fsync off, for throw-away data, and gives
 * room to several applications.
 */
export async function startServer(server: Server, port: number, fast: boolean) {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: fast ? 300 : 100,
    shared_buffers: fast ? '512MB' : '256MB',
    ...(fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

  for (let tries = 1; ; tries++) {
    const launched = await launch(server, ['-D', server.data, ...options])
    if (launched.isReady) return
    const lastWords = lastFatal(await readFile(server.log, 'utf8').catch(() => ''), launched.pid)
    // After a kill, backends live on for a moment and hold the shared memory, so retry.
    if (tries === 20 || !/still in use|lock file/.test(lastWords)) {
      throw new Refusal(`PostgreSQL did not start: ${lastWords} (its log: ${server.log})`)
    }
    await pause(250)
  }
}

/** Waits until it is ready or has ended. The server outlives this process; the next start joins it. */
async function launch({ binaries, account, data, log }: Server, args: string[]) {
  const output = await open(log, 'a', 0o600)
  const child = spawn(binaries.postgres, args, {
    ...spawnAs(account, binaries.postgres),
    stdio: ['ignore', output.fd, output.fd],
  })
  child.unref()
  await output.close()
  let ended = false
  child.on('exit', () => (ended = true))
  child.on('error', () => (ended = true))
  while (!ended) {
    const running = parsePidFile(await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''))
    if (running?.pid === child.pid && running?.ready) return { isReady: true, pid: child.pid }
    await pause(25)
  }
  return { isReady: false, pid: child.pid }
}

/**
 * The last failure that process `pid` logged, or else its last line. The backends of a server that was killed write to
 * the same log while the next one starts.
 */
export function lastFatal(log: string, pid: number | undefined): string {
  const all = log.trim().split('\n')
  const own = all.filter((line) => line.includes(`[${pid}] `))
  // What it says before it has read its settings has no prefix.
  const lines = own.length > 0 ? own : all
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line))?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ??
    lines.at(-1) ??
    ''
  )
}

/** Fast shutdown: open transactions are rolled back, committed data are flushed to disk. */
export async function stopServer({ account, binaries, data }: Server) {
  const { code, output } = await runAs(account, binaries.pgCtl, [
    'stop',
    '-w',
    '-t',
    '60',
    '-s',
    '-m',
    'fast',
    '-D',
    data,
  ])
  if (code !== 0 && !/PID file .* does not exist|No such process|not running/i.test(output)) {
    throw new Error(`bin/embedded/server: pg_ctl stop failed: ${output.trim()}`)
  }
}

/** Ends the server of a throw-away data folder at once (SIGQUIT), if there is one. */
export async function endServer(data: string) {
  const running = parsePidFile(await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''))
  if (!running || !(await isServerOf(data, running.pid))) return
  process.kill(running.pid, 'SIGQUIT')
  while (await isServerOf(data, running.pid)) await pause(25)
}
