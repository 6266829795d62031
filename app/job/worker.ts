import 'server-only'
import { randomBytes } from 'node:crypto'
import { asWorker, type Db } from '@/db/door/actor'
import { longest } from '@/db/door/stream'
import { type Claimed, claimJob, type Outcome, renewJob, settleJob } from '@/db/job/commands'
import type { JobKind } from '@/db/job/record'
import { causeOf, log } from '../request/log'

/** What a job is done with: the token opens the door to its session, and the signal says that it is to stop. */
export type Hold = { token: string; signal: AbortSignal; ask: Ask }
export type Ask = <T>(work: (db: Db) => Promise<T>) => Promise<T>

export type Work = {
  /** What it throws is tried again later. */
  run: (job: Claimed, hold: Hold) => Promise<Outcome>
  /** Kinds that may not run now are not claimed. */
  mayRun?: () => boolean
}

const idle = 2_000
const renewal = 5_000
const loops = 2

/** Works on whatever is due, as long as the process lives and without keeping it alive: two jobs at a time. */
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
 * Runs what is due, one job after the other, until nothing is. Any number of processes may: the database gives a job
 * to one of them. Answers how many jobs ran. `ask` opens the database.
 */
export async function runDue(works: Partial<Record<JobKind, Work>>, ask: Ask = asWorker): Promise<number> {
  for (let count = 0; ; count += 1) {
    const may = Object.entries(works).flatMap(([kind, { mayRun }]) => (mayRun?.() === false ? [] : [kind as JobKind]))
    const token = randomBytes(32).toString('base64url')
    const claimed = await ask((db) => claimJob(db, token, may))
    if (!claimed) return count
    const outcome = await held(claimed, works[claimed.kind], token, ask)
    const isSettled = await ask((db) => settleJob(db, token, claimed.id, outcome))
    const problem = 'problem' in outcome ? outcome.problem : undefined
    log().debug({ job: claimed.id, kind: claimed.kind, attempt: claimed.attempt, isSettled, problem }, 'job ran')
  }
}

/** Runs a job and renews its lease; a job that was cancelled, taken by another worker or takes too long is stopped. */
async function held(claimed: Claimed, work: Work | undefined, token: string, ask: Ask): Promise<Outcome> {
  const stop = new AbortController()
  const timer = setInterval(() => {
    ask((db) => renewJob(db, token, claimed.id)).then(
      (isHeld) => isHeld || stop.abort('lost'),
      (error) => log().warn({ job: claimed.id, ...causeOf(error) }, 'lease was not renewed'),
    )
  }, renewal)
  const deadline = setTimeout(() => stop.abort('time'), longest)
  try {
    if (!work) throw new Error(`app/job/worker: nothing runs a job of the kind ${claimed.kind}`)
    return await work.run(claimed, { token, signal: stop.signal, ask })
  } catch (error) {
    const isLate = stop.signal.reason === 'time'
    log().warn({ job: claimed.id, isLate, ...causeOf(error) }, 'job failed')
    return { problem: isLate ? 'time' : 'error', again: !isLate }
  } finally {
    clearInterval(timer)
    clearTimeout(deadline)
  }
}
