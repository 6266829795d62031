import { memoryOf } from './cost'
import type { Line } from './probes'
import { at } from './rounds'

export type Crowd = { work: string; what: string; clients: number; perSecond: number; p95: number }
export type Memory = { server: string; megabytes: number }

/** Several clients ask the same at once, each its next request as soon as the last is answered. */
export async function crowds(lines: Line[], counts: number[], milliseconds: number): Promise<Crowd[]> {
  const found: Crowd[] = []
  for (const { key, work, what, run } of lines) {
    if (!asked.has(key)) continue
    for (const clients of counts) {
      const times: number[] = []
      const started = performance.now()
      const end = started + milliseconds
      const client = async (_: unknown, number: number) => {
        for (let round = number; performance.now() < end || round === number; round += clients) {
          const sent = performance.now()
          await run(round)
          times.push(performance.now() - sent)
        }
      }
      await Promise.all(Array.from({ length: clients }, client))
      const perSecond = (times.length * 1000) / (performance.now() - started)
      found.push({ work, what, clients, perSecond, p95: at(times, 0.95) })
    }
  }
  return found
}

/** The keys of lines that change nothing, so that they may be asked side by side. */
const asked = new Set(['w1.raw', 'w1.door', 'empty', 'w1.page', 'w5.raw', 'w5.door', 'w5.page', 'w12.secretary'])

/** What each server keeps in memory at this moment, after the load. */
export const memories = (servers: Record<string, number | undefined>): Memory[] =>
  Object.entries(servers).map(([server, pid]) => ({ server, megabytes: memoryOf(pid) }))
