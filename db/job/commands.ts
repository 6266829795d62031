import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { fail, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import type { JobKind, JobProblem, job } from './record'

/** An address of a file of ours, nothing else: the worker asks its own server for it. */
const fileAddress = /^(\/[a-z0-9_-]+)+\/export(\?[^#\s]*)?$/i

/** What a job of the kind `export` needs: which file, and in which language it was asked for. */
export const ExportInput = z.object({
  path: z.string().max(2000, 'form').regex(fileAddress, 'form'),
  locale: z.enum(['vi', 'en']),
})
export type ExportInput = z.output<typeof ExportInput>

/** Asks for a file, with the rights of whoever acts; mints the session that the job opens the door with. */
export async function askForExport(db: Db, input: ExportInput): Promise<Result<{ id: string }>> {
  const [asked] = await db.execute<{ id: string }>(
    sql`select ask_job('export', ${JSON.stringify(ExportInput.parse(input))}::jsonb) as id`,
  )
  if (!asked) throw new Error('db/job: ask_job answered nothing')
  return ok(asked)
}

/** By who asked, or an administrator; `missing` when it has ended or is out of sight. */
export async function cancelJob(db: Db, id: string): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(sql`select cancel_job(${id}::uuid) as done`)
  return answer?.done ? ok(null) : fail({ kind: 'missing' })
}

/** Puts the notice of an ended job away; of somebody else's job it does nothing. */
export const seeJob = (db: Db, id: string) => db.execute(sql`select see_job(${id}::uuid)`)

export type Claimed = Pick<typeof job.$inferSelect, 'id' | 'kind' | 'input'> & { attempt: number }

/** The job that has been due for longest, held for a minute under this token, which must be fresh; before sign-in. */
export async function claimJob(db: Db, token: string, kinds: JobKind[]): Promise<Claimed | undefined> {
  const [claimed] = await db.execute<Claimed>(
    sql`select id, kind, input, attempt from claim_job(${token}, ${`{${kinds.join(',')}}`}::job_kind[])`,
  )
  return claimed
}

/** Holds a job for another minute; false when this worker is to stop. Before sign-in. */
export async function renewJob(db: Db, token: string, id: string): Promise<boolean> {
  const [answer] = await db.execute<{ held: boolean }>(sql`select renew_job(${token}, ${id}) as held`)
  return answer?.held ?? false
}

/** `again`: another attempt may help. */
export type Outcome = { fileName?: string | undefined } | { problem: JobProblem; again: boolean }

/** Says what came of a job; false when it is this worker's no longer. Before sign-in. */
export async function settleJob(db: Db, token: string, id: string, outcome: Outcome): Promise<boolean> {
  const [problem, again, fileName] =
    'problem' in outcome ? [outcome.problem, outcome.again, null] : [null, false, outcome.fileName ?? null]
  const [answer] = await db.execute<{ settled: boolean }>(
    sql`select settle_job(${token}, ${id}, ${problem}, ${again}, ${fileName}) as settled`,
  )
  return answer?.settled ?? false
}

export const tidyJobs = (db: Db) => db.execute(sql`select tidy_jobs()`)

/** How far the job is whose session acts; false when it was cancelled. */
export async function reportJob(db: Db, rowsDone: number, rowsAll: number): Promise<boolean> {
  const [answer] = await db.execute<{ open: boolean }>(sql`select report_job(${rowsDone}, ${rowsAll}) as open`)
  return answer?.open ?? false
}

/** Keeps a piece of the file of the job whose session acts. */
export const keepJobFile = (db: Db, number: number, content: Uint8Array) =>
  db.execute(sql`select keep_job_file(${number}, ${Buffer.from(content)})`)
