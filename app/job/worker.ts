import 'server-only'
import { randomBytes } from 'node:crypto'
import { causeOf, log } from '@/core/request/log'
import { asWorker, type Db } from '@/db/door/actor'
import { longest } from '@/db/door/stream'
import { type Claimed, claimJob, type Outcome, renewJob, settleJob } from '@/db/job/commands'
import type { JobKind } from '@/db/job/record'

/**
 * What the work of a job gets. `token`: of the job's session; `signal`: aborts after a cancel or at the deadline;
 * `ask`: opens a transaction without an actor.
 */
export type Hold = { token: string; signal: AbortSignal; ask: Ask }
export type Ask = <T>(work: (db: Db) => Promise<T>) => Promise<T>

export type Work = {
  /** If it throws, the job is retried later. */
  run: (job: Claimed, hold: Hold) => Promise<Outcome>
  /** If it returns false, jobs of this kind are not claimed now. */
  mayRun?: () => boolean
}

const idle = 2_000
const loops = 2

/** Starts two loops that poll for due jobs. Their timers do not keep the process alive. */
export function workInTime(works: Partial<Record<JobKind, Work>>) {
  const next = () => {
    setTimeout(async () => {
      await runDue(works).catch((error) => log().error(causeOf(error), 'no job was claimed'))
      next()
    }, idle).unref()
  }
  for (let started = 0; started < loops; started += 1) next()
}

/**
 * Runs due jobs one after the other until none is left, and returns how many ran. May run in several processes at once:
 * claim_job() gives a job to one of them. `ask` opens transactions without an actor; leases are extended every `renewal`
 * milliseconds.
 */
export async function runDue(
  works: Partial<Record<JobKind, Work>>,
  ask: Ask = asWorker,
  renewal = 5_000,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    const may = Object.entries(works).flatMap(([kind, { mayRun }]) => (mayRun?.() === false ? [] : [kind as JobKind]))
    const token = randomBytes(32).toString('base64url')
    const claimed = await ask((db) => claimJob(db, token, may))
    if (!claimed) return count
    const outcome = await held(claimed, works[claimed.kind], { token, ask, renewal })
    const isSettled = await ask((db) => settleJob(db, token, claimed.id, outcome))
    const problem = 'problem' in outcome ? outcome.problem : undefined
    log().debug({ job: claimed.id, kind: claimed.kind, attempt: claimed.attempt, isSettled, problem }, 'job ran')
  }
}

/** Runs a job and extends its lease meanwhile; aborts it after a cancel, a claim by another worker, or the deadline. */
async function held(
  claimed: Claimed,
  work: Work | undefined,
  { token, ask, renewal }: Omit<Hold, 'signal'> & { renewal: number },
): Promise<Outcome> {
  const stop = new AbortController()
  const timer = setInterval(() => {
    ask((db) => renewJob(db, token, claimed.id)).then(
      (isHeld) => isHeld || stop.abort('lost'),
      (error) => log().warn({ job: claimed.id, ...causeOf(error) }, 'lease was not renewed'),
    )
  }, renewal)
  const deadline = setTimeout(() => stop.abort('time'), longest)
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(new Error('app/job/worker: the job was stopped')))
  })
  stopped.catch(() => {})
  try {
    if (!work) throw new Error(`app/job/worker: no work for jobs of the kind ${claimed.kind}`)
    return await Promise.race([work.run(claimed, { token, signal: stop.signal, ask }), stopped])
  } catch (error) {
    const isLate = stop.signal.reason === 'time'
    log().warn({ job: claimed.id, isLate, ...causeOf(error) }, 'job failed')
    return { problem: isLate ? 'time' : 'error', again: !isLate }
  } finally {
    clearInterval(timer)
    clearTimeout(deadline)
  }
}
