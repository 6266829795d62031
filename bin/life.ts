import { MigrationRefused } from '../db/door/migrate'
import { Refusal } from './refusal'

type Stoppable = { stop(): Promise<void> }

export type Life = {
  /** Remembers what is being started, so that it is stopped however this command ends, also half-way. */
  keep<T extends Stoppable>(starting: Promise<T>): Promise<T>
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * The life of a command: does `work`, stops in reverse order everything it kept, and ends the process with the code
 * of the work. Refusals are printed as their sentence. `interrupted` is the code after Ctrl+C: 0 for a server,
 * whose end that is, and by default the signal's own.
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
    // What was asked for before the end came must not go on to start the next thing.
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
