import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { account } from '../account/record'
import type { Db } from '../door/actor'
import { job, jobFile } from './record'

/** Claimed, and the lease has not ended. */
const isRunning = sql<boolean>`(${job.state} = 'open' and ${job.claimedBy} is not null and ${job.dueAt} > now())`
const hasFile = sql<boolean>`(${job.state} = 'done' and ${job.finishedAt} > now() - interval '24 hours'
  and exists (select from ${jobFile} f where f.job_id = job.id))`

const shown = {
  id: job.id,
  kind: job.kind,
  accountId: job.accountId,
  askedBy: account.fullName,
  isService: sql<boolean>`${account.kind} = 'service'`,
  state: job.state,
  problem: job.problem,
  input: job.input,
  fileName: job.fileName,
  isSchedule: sql<boolean>`${job.everyMinutes} is not null`,
  askedAt: job.askedAt,
  finishedAt: job.finishedAt,
  dueAt: job.dueAt,
  attempts: job.attempts,
  rowsDone: job.rowsDone,
  rowsAll: job.rowsAll,
  isRunning,
  hasFile,
}

const listWhere = (db: Db, where: SQL | undefined, most: number) =>
  db
    .select(shown)
    .from(job)
    .leftJoin(account, eq(account.id, job.accountId))
    .where(where)
    .orderBy(desc(sql`${job.everyMinutes} is not null`), desc(job.askedAt))
    .limit(most)

export type ShownJob = Awaited<ReturnType<typeof listWhere>>[number]

/** Schedules, then the newest: own jobs; all for administrators. */
export const listJobs = (db: Db) => listWhere(db, undefined, 100)

/** Jobs of the account that are open, or ended within 24 hours and their notice was not closed. */
export const listNotices = (db: Db, accountId: string) =>
  listWhere(
    db,
    and(
      eq(job.accountId, accountId),
      or(eq(job.state, 'open'), and(isNull(job.seenAt), sql`${job.finishedAt} > now() - interval '24 hours'`)),
    ),
    5,
  )

/** A job of the account; null for another account's. */
export async function findOwnJob(db: Db, id: string, accountId: string) {
  const [found] = await db
    .select({ id: job.id, kind: job.kind, state: job.state, input: job.input, fileName: job.fileName, hasFile })
    .from(job)
    .where(and(eq(job.id, id), eq(job.accountId, accountId)))
  return found ?? null
}

/** The job whose session this is; null for a session of a browser. */
export async function findJobOfSession(db: Db, sessionId: string) {
  const [found] = await db.select({ id: job.id }).from(job).where(eq(job.sessionId, sessionId))
  return found ?? null
}

/** A piece of a file of the actor; null after the last. */
export async function findJobFile(db: Db, jobId: string, number: number) {
  const [found] = await db
    .select({ content: jobFile.content })
    .from(jobFile)
    .where(and(eq(jobFile.jobId, jobId), eq(jobFile.number, number)))
  return found?.content ?? null
}
