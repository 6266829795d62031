import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fail, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import type { JobKind, JobProblem, job } from './record'

/** The path of an export route. The worker requests it from its own server, so no other address may match. */
const fileAddress = /^(\/[a-z0-9_-]+)+\/export(\?[^#\s]*)?$/i

/** The input of a job of the kind `export`. */
export const ExportInput = z.object({
  path: z.string().max(2000, 'form').regex(fileAddress, 'form'),
  locale: z.enum(['vi', 'en']),
})
export type ExportInput = z.output<typeof ExportInput>

/** Inserts a job of the actor, and its session. Throws a ZodError for a path that is no export route. */
export async function askForExport(db: Db, input: ExportInput): Promise<Result<{ id: string }>> {
  const [asked] = await db.execute<{ id: string }>(
    sql`select ask_job('export', ${JSON.stringify(ExportInput.parse(input))}::jsonb) as id`,
  )
  if (!asked) throw new Error('db/job: ask_job returned no row')
  return ok(asked)
}

/**
 * By the account that requested it, or an administrator. Fails with `missing` if the job has ended or is another
 * account's.
 */
export async function cancelJob(db: Db, id: string): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(sql`select cancel_job(${id}::uuid) as done`)
  return answer?.done ? ok(null) : fail({ kind: 'missing' })
}

/** Closes the notice of an ended job of the actor. */
export const seeJob = (db: Db, id: string) => db.execute(sql`select see_job(${id}::uuid)`)

export type Claimed = Pick<typeof job.$inferSelect, 'id' | 'kind' | 'input'> & { attempt: number }

/** Claims the job that has been due longest, for one minute. `token` must be new and random. Without an actor. */
export async function claimJob(db: Db, token: string, kinds: JobKind[]): Promise<Claimed | undefined> {
  const [claimed] = await db.execute<Claimed>(
    sql`select id, kind, input, attempt from claim_job(${token}, ${`{${kinds.join(',')}}`}::job_kind[])`,
  )
  return claimed
}

/** Extends the lease by one minute; false if the worker has to stop. Without an actor. */
export async function renewJob(db: Db, token: string, id: string): Promise<boolean> {
  const [answer] = await db.execute<{ held: boolean }>(sql`select renew_job(${token}, ${id}) as held`)
  return answer?.held ?? false
}

/** `again`: a later attempt may succeed. */
export type Outcome = { fileName?: string | undefined } | { problem: JobProblem; again: boolean }

/** Records the result; false if the job has ended or another worker has claimed it. Without an actor. */
export async function settleJob(db: Db, token: string, id: string, outcome: Outcome): Promise<boolean> {
  const [problem, again, fileName] =
    'problem' in outcome ? [outcome.problem, outcome.again, null] : [null, false, outcome.fileName ?? null]
  const [answer] = await db.execute<{ settled: boolean }>(
    sql`select settle_job(${token}, ${id}, ${problem}, ${again}, ${fileName}) as settled`,
  )
  return answer?.settled ?? false
}

/** Deletes old files of jobs, and joins what figures count of former changes. Without an actor. */
export const tidyJobs = (db: Db) => db.execute(sql`select tidy_jobs(), join_figure_changes()`)

/** Sets the progress of the job of the actor's session, without `rowsAll` if it is not known; false if the job was cancelled. */
export async function reportJob(db: Db, rowsDone: number, rowsAll?: number): Promise<boolean> {
  const [answer] = await db.execute<{ open: boolean }>(sql`select report_job(${rowsDone}, ${rowsAll ?? null}) as open`)
  return answer?.open ?? false
}

/** Stores a piece of the file of the job of the actor's session. */
export const keepJobFile = (db: Db, number: number, content: Uint8Array) =>
  db.execute(sql`select keep_job_file(${number}, ${Buffer.from(content)})`)
