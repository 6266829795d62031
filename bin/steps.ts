import { cpuSeconds } from './cpu'

/** Runs work and prints its title, duration and success. `well` decides by the value whether it succeeded. */
export async function step<T>(
  title: string,
  work: () => Promise<T>,
  well: (value: T) => boolean = () => true,
  cost = () => '',
): Promise<T> {
  const started = Date.now()
  console.log(`… ${title}`)
  try {
    const value = await work()
    console.log(`${well(value) ? '✓' : '✗'} ${title} (${seconds(started)} s${cost()})`)
    return value
  } catch (error) {
    console.log(`✗ ${title} (${seconds(started)} s${cost()})`)
    throw error
  }
}

/** A step that also prints the CPU seconds it used, including child processes. */
export function stage<T>(title: string, work: () => Promise<T>, well?: (value: T) => boolean): Promise<T> {
  return step(title, work, well, cpuCost())
}

/** Starts counting; the returned function gives ", n s of CPU", or '' where it cannot be measured. */
export function cpuCost(): () => string {
  const before = cpuSeconds()
  return () => {
    const after = cpuSeconds()
    return before === null || after === null ? '' : `, ${(after - before).toFixed(1)} s of CPU`
  }
}

export const say = (text: string) => console.log(`  ${text}`)

export const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)
