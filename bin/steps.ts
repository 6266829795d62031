import { cpuSeconds } from './cpu'

/** Does one long thing, and says what it is, how long it took and whether it went well (`well`: by its value). */
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

/** A step that also says what it cost in CPU seconds, our own and those of everything that was started. */
export function stage<T>(title: string, work: () => Promise<T>, well?: (value: T) => boolean): Promise<T> {
  return step(title, work, well, cpuCost())
}

/** From now on; nothing where it cannot be known. */
export function cpuCost(): () => string {
  const before = cpuSeconds()
  return () => {
    const after = cpuSeconds()
    return before === null || after === null ? '' : `, ${(after - before).toFixed(1)} s of CPU`
  }
}

export const say = (text: string) => console.log(`  ${text}`)

export const seconds = (since: number) => ((Date.now() - since) / 1000).toFixed(1)
