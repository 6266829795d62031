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

/** Runs every probe once per round, in another order each round, until the time is up. */
export async function measure(probes: Probe[], milliseconds: number, most: number) {
  const samples = new Map(probes.map(({ key }) => [key, [] as Sample[]]))
  const end = Date.now() + milliseconds
  let round = 0
  for (; round < warmUp + most && (Date.now() < end || round < warmUp + 5); round += 1) {
    const cpuNow = cpuMeter()
    for (const { key, run } of rotated(probes, round * 5)) {
      const before = cpuNow()
      const started = performance.now()
      await run(round)
      const wall = performance.now() - started
      const after = cpuNow()
      const cpu = { node: after.node - before.node, postgres: after.postgres - before.postgres }
      if (round >= warmUp) samples.get(key)?.push({ wall, cpu })
    }
  }
  const measured = new Map([...samples].map(([key, all]) => [key, summaryOf(all)]))
  return { rounds: round - warmUp, measured }
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
