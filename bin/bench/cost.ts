import { readdirSync, readFileSync } from 'node:fs'
import { ourProcesses } from '../cpu'

/** Milliseconds of CPU, by the servers of Node.js together and by PostgreSQL with all its processes. */
export type Cpu = { node: number; postgres: number }

/**
 * Reads the CPU time of the servers that this process has started. They are found anew for each meter: PostgreSQL has a
 * process for each connection. Zeros without /proc.
 */
export function cpuMeter(): () => Cpu {
  const pids = [...ourProcesses().keys()].filter((pid) => pid !== process.pid)
  const isPostgres = (pid: number) => read(`/proc/${pid}/cmdline`).split('\0')[0]?.includes('postgres') ?? false
  const kinds = { node: pids.filter((pid) => !isPostgres(pid)), postgres: pids.filter(isPostgres) }
  return () => ({ node: runTime(kinds.node), postgres: runTime(kinds.postgres) })
}

/** The first field of schedstat is the time on a processor, in nanoseconds, of one thread. */
function runTime(pids: number[]): number {
  const threads = pids.flatMap((pid) =>
    list(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`),
  )
  return threads.reduce((sum, path) => sum + Number(read(path).split(' ')[0] || 0), 0) / 1e6
}

/** The resident memory of a process and its descendants in MB; 0 without /proc. */
export function memoryOf(pid: number | undefined): number {
  const ours = ourProcesses()
  const isBelow = (one: number | undefined): boolean =>
    one !== undefined && (one === pid || isBelow(ours.get(one)?.parent))
  const kilobytes = [...ours.keys()]
    .filter(isBelow)
    .map((one) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${one}/status`))?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
