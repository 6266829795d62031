import { readdirSync, readFileSync } from 'node:fs'

type Used = { parent: number; ticks: number }

/**
 * The CPU seconds, user and system, that this process and everything it started have used, also what has ended.
 * Null where there is no /proc: only Linux tells a process what its children's children cost.
 */
export function cpuSeconds(): number | null {
  const processes = new Map(
    pids().flatMap((pid) => {
      const used = usedBy(pid)
      return used ? [[pid, used] as const] : []
    }),
  )
  if (!processes.has(process.pid)) return null
  const isOurs = (pid: number | undefined): boolean =>
    pid === process.pid || (pid !== undefined && isOurs(processes.get(pid)?.parent))
  const ours = [...processes].filter(([pid]) => isOurs(pid))
  return ours.reduce((sum, [, { ticks }]) => sum + ticks, 0) / ticksPerSecond
}

/** USER_HZ, in which Linux tells times in /proc whatever the kernel counts in. */
const ticksPerSecond = 100

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

/** Its own time, and that of the children it has waited for. The name in brackets may hold anything, blanks too. */
function usedBy(pid: number): Used | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    return { parent, ticks: fields.slice(11, 15).reduce((sum, one) => sum + one, 0) }
  } catch {
    return null
  }
}
