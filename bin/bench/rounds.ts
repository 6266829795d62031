export type Probe = {
  key: string
  /** `round` counts from 0, and differs in every call of one run. */
  run: (round: number) => Promise<unknown>
}
export type Measured = { median: number; p95: number }

const warmUp = 8

/** Runs every probe once per round, in another order each round, until the time is up. Results in milliseconds. */
export async function measure(probes: Probe[], milliseconds: number, most: number) {
  const times = new Map(probes.map(({ key }) => [key, [] as number[]]))
  const end = Date.now() + milliseconds
  let round = 0
  for (; round < warmUp + most && (Date.now() < end || round < warmUp + 5); round += 1) {
    for (const { key, run } of rotated(probes, round * 5)) {
      const started = performance.now()
      await run(round)
      if (round >= warmUp) times.get(key)?.push(performance.now() - started)
    }
  }
  const measured = new Map([...times].map(([key, all]) => [key, { median: at(all, 0.5), p95: at(all, 0.95) }]))
  return { rounds: round - warmUp, measured }
}

function at(times: number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const rotated = <T>(all: T[], by: number) => [...all.slice(by % all.length), ...all.slice(0, by % all.length)]
