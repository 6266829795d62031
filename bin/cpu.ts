import { readdirSync, readFileSync } from 'node:fs'

export type Used = { parent: number; ticks: number }

/**
 * CPU seconds (user and system) of this process and all its descendants, including ended ones. Null without /proc
 * (other systems than Linux), where the times of grandchildren are not available. Lost is what was used by a process
 * whose parent ended without waiting for it: the pages of a Chromium that has ended.
 */
export function cpuSeconds(): number | null {
  const ours = ourProcesses()
  if (ours.size === 0) return null
  return [...ours.values()].reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond
}

/** This process and its descendants, by pid; none without /proc. */
export function ourProcesses(): Map<number, Used> {
  const processes = new Map(
    pids().flatMap((pid) => {
      const used = usedBy(pid)
      return used ? [[pid, used] as const] : []
    }),
  )
  const isOurs = (pid: number | undefined): boolean =>
    pid === process.pid || (pid !== undefined && isOurs(processes.get(pid)?.parent))
  return new Map([...processes].filter(([pid]) => isOurs(pid)))
}

/** USER_HZ: the unit of times in /proc, 100 per second on every Linux, whatever the kernel's own tick is. */
const ticksPerSecond = 100

function pids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

/**
 * From /proc/<pid>/stat: the parent, and fields 14–17, the times of the process and of its waited-for children. Field
 * 2, the name in brackets, may contain blanks and brackets, so fields are counted from the last bracket.
 */
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
