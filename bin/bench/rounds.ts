import { type Cpu, cpuMeter } from './cost'

export type Probe = {
  key: string
  /** `round` counts from 0, and differs in every call of one run. */
  run: (round: number) => Promise<unknown>
}
/** Milliseconds; `cpu`: medians of what one request costs. */
export type Measured = { median: number; p95: number; cpu: Cpu; spread: number }
type Sample = { wall: number; cpu: Cpu }

const warmUp = 8
const least = 3

/**
 * Runs every probe once per round, in another order each round, until the time is up. The first rounds, at most a third of
 * the time, are not counted; a probe that has used a tenth of the time is not run again, once it has run often enough.
 */
export async function measure(probes: Probe[], milliseconds: number, most: number) {
  const samples = new Map(probes.map(({ key }) => [key, [] as Sample[]]))
  const started = Date.now()
  const since = (share: number) => Date.now() - started > milliseconds * share
  let [round, counted] = [0, 0]
  for (; counted < most && (!since(1) || counted < least); round += 1) {
    const cpuNow = cpuMeter()
    const isCounted = counted > 0 || round >= warmUp || (round > 0 && since(1 / 3))
    if (isCounted) counted += 1
    for (const { key, run } of rotated(probes, round * 5)) {
      const taken = samples.get(key) ?? []
      const used = taken.reduce((sum, { wall }) => sum + wall, 0)
      if (taken.length >= least && used > milliseconds / 10) continue
      const before = cpuNow()
      const sent = performance.now()
      await run(round)
      const wall = performance.now() - sent
      const after = cpuNow()
      const cpu = { node: after.node - before.node, postgres: after.postgres - before.postgres }
      if (isCounted) taken.push({ wall, cpu })
    }
  }
  const measured = new Map([...samples].map(([key, all]) => [key, summaryOf(all)]))
  return { rounds: counted, measured }
}

function summaryOf(samples: Sample[]): Measured {
  const walls = samples.map(({ wall }) => wall)
  return {
    median: at(walls, 0.5),
    p95: at(walls, 0.95),
    cpu: { node: medianOf(samples, 'node'), postgres: medianOf(samples, 'postgres') },
    spread: (at(walls, 0.75) - at(walls, 0.25)) / at(walls, 0.5),
  }
}

const medianOf = (samples: Sample[], kind: keyof Cpu) =>
  at(
    samples.map(({ cpu }) => cpu[kind]),
    0.5,
  )

/** The value below which a share of the values lies; NaN of none. */
export function at(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const rotated = <T>(all: T[], by: number) => [...all.slice(by % all.length), ...all.slice(0, by % all.length)]
