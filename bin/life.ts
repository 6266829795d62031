import { MigrationRefused } from '../db/door/migrate'
import { Refusal } from './refusal'

type Stoppable = { stop(): Promise<void> }

export type Life = {
  /** Registers something that is being started, to be stopped when the command ends, even while it still starts. */
  keep<T extends Stoppable>(starting: Promise<T>): Promise<T>
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs a command: does `work`, stops everything registered with `keep` in reverse order, and exits with the code of the
 * work. Prints a Refusal as its message without a stack. `interrupted` is the exit code after a signal: 0 for servers,
 * which normally end by Ctrl+C; by default 128 + the signal's number.
 */
export async function live(work: (life: Life) => Promise<number>, interrupted?: number): Promise<never> {
  const kept: Promise<Stoppable>[] = []
  let over = false
  const signalled = new Promise<number>((resolve) => {
    for (const [signal, code] of Object.entries(signals)) {
      process.on(signal, () => {
        over = true
        resolve(interrupted ?? code)
      })
    }
  })
  const keep: Life['keep'] = async (starting) => {
    kept.push(starting)
    const started = await starting
    // After a signal the work must not continue and start more: its promise never settles.
    return over ? new Promise<never>(() => {}) : started
  }

  const code = await Promise.race([signalled, work({ keep }).catch((error) => (over ? 1 : explain(error)))])
  over = true
  for (const starting of kept.reverse()) {
    await starting.then((started) => started.stop()).catch(() => {})
  }
  process.exit(code)
}

function explain(error: unknown): number {
  console.error(error instanceof Refusal || error instanceof MigrationRefused ? error.message : error)
  return 1
}
