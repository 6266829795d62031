import { MigrationRefused } from '../db/door/migrate'
import { Refusal } from './refusal'

type Stoppable = { stop(): Promise<void> }

export type Cleanup = {
  /** Registers something that is being started, to be stopped when the command ends, even while it still starts. */
  stopAtEnd<T extends Stoppable>(starting: Promise<T>): Promise<T>
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs a command: does `work`, stops everything registered with `stopAtEnd` in reverse order, and exits with the code of
 * the work. Prints a Refusal as its message without a stack. `interrupted` is the exit code after a signal: 0 for
 * servers, which normally end by Ctrl+C; by default 128 + the signal's number.
 */
export async function runCommand(work: (cleanup: Cleanup) => Promise<number>, interrupted?: number): Promise<never> {
  const registered: Promise<Stoppable>[] = []
  let over = false
  const signalled = new Promise<number>((resolve) => {
    for (const [signal, code] of Object.entries(signals)) {
      process.on(signal, () => {
        over = true
        resolve(interrupted ?? code)
      })
    }
  })
  const stopAtEnd: Cleanup['stopAtEnd'] = async (starting) => {
    registered.push(starting)
    const started = await starting
    // After a signal the work must not continue and start more: its promise never settles.
    return over ? new Promise<never>(() => {}) : started
  }

  const code = await Promise.race([signalled, work({ stopAtEnd }).catch((error) => (over ? 1 : explain(error)))])
  over = true
  for (const starting of registered.reverse()) {
    await starting.then((started) => started.stop()).catch(() => {})
  }
  process.exit(code)
}

function explain(error: unknown): number {
  console.error(error instanceof Refusal || error instanceof MigrationRefused ? error.message : error)
  return 1
}
