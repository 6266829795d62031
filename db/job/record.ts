import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgEnum, pgTable, timestamp, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { bytea } from '../door/record'
import { alsoTold, id } from '../record/columns'
import { described, rowOf } from '../record/described'
import { inWordsOf } from '../record/list'
import { codes, vocabulary } from '../record/vocabulary'
import { session } from '../session/record'

/** Users request `export`; the other kinds belong to the service account. */
export const jobKind = pgEnum('job_kind', codes('job_kind'))
export type JobKind = (typeof jobKind.enumValues)[number]

/** Why an attempt failed. */
export const jobProblems = ['session', 'attempts', 'refused', 'mail', 'time', 'error'] as const
export type JobProblem = (typeof jobProblems)[number]

/** An open job is running while it is claimed (`claimed_by`) and its lease has not ended (`due_at`); else it waits. */
export const jobState = pgEnum('job_state', codes('job_state'))

/**
 * Work outside of a request. Written by the functions of jobs.sql only. A schedule is a job with `every_minutes`: it
 * stays open, and each run sets its next `due_at`.
 */
export const job = pgTable(
  'job',
  {
    id: id(),
    kind: jobKind().notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    /** The session of kind `job` that was created with the request; null for jobs of the service account. */
    sessionId: uuid('session_id').references(() => session.id),
    input: jsonb().notNull().default({}),
    state: jobState().notNull().default('open'),
    /** Why the last attempt failed. */
    problem: varchar({ length: 40, enum: jobProblems }),
    fileName: varchar('file_name', { length: 200 }),
    everyMinutes: integer('every_minutes'),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** When its asker closed the notice. */
    seenAt: timestamp('seen_at', { withTimezone: true }),
    attempts: integer().notNull().default(0),
    /** The job is not claimed before: end of the lease, end of the backoff, or next run of a schedule. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull().defaultNow(),
    /** SHA-256 of the token of the worker that runs it. */
    claimedBy: bytea('claimed_by'),
    rowsDone: integer('rows_done').notNull().default(0),
    rowsAll: integer('rows_all'),
  },
  (t) => [
    index('job_open').on(t.dueAt).where(sql`${t.state} = 'open'`),
    index('job_account').on(t.accountId, t.askedAt),
    index('job_session').on(t.sessionId),
  ],
)

/** A piece of the file that a job made; readable by its asker only, deleted after 24 hours. */
export const jobFile = pgTable(
  'job_file',
  {
    id: id(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => job.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    number: integer().notNull(),
    content: bytea().notNull(),
  },
  (t) => [unique('job_file_number_taken').on(t.jobId, t.number)],
)

const JobFacts = alsoTold(z.object({}), {
  accountId: { vi: 'Người yêu cầu', en: 'Asked by' },
  kind: z.enum(jobKind.enumValues).register(field, {
    label: { vi: 'Loại việc', en: 'Kind' },
    options: vocabulary.job_kind,
  }),
  state: z.enum(jobState.enumValues).register(field, {
    label: { vi: 'Tình trạng', en: 'Standing' },
    options: vocabulary.job_state,
  }),
  problem: z.enum(jobProblems).register(field, {
    label: { vi: 'Lỗi gần nhất', en: 'Last failure' },
    options: {
      session: { vi: 'Người yêu cầu không còn quyền đăng nhập', en: 'Whoever asked may no longer sign in' },
      attempts: {
        vi: 'Chương trình bị dừng giữa chừng nhiều lần',
        en: 'The program was stopped in the middle too often',
      },
      refused: { vi: 'Không tạo được tệp từ danh sách này', en: 'No file can be made of this list' },
      mail: { vi: 'Máy chủ thư chưa nhận thư', en: 'The mail server did not take the e-mail' },
      time: { vi: 'Quá thời gian cho phép', en: 'It took too long' },
      error: { vi: 'Lỗi của hệ thống', en: 'A failure of the system' },
    },
  }),
  fileName: { vi: 'Tệp', en: 'File' },
  everyMinutes: z.int().register(field, { label: { vi: 'Số phút giữa hai lần chạy', en: 'Minutes between runs' } }),
  askedAt: { vi: 'Thời điểm yêu cầu', en: 'Asked at' },
})

export const jobs = described({
  path: 'jobs',
  words: {
    one: { vi: 'Việc chạy nền', en: 'Background job' },
    many: { vi: 'Việc chạy nền', en: 'Background jobs' },
    add: { vi: 'Tạo tệp trong nền', en: 'Make a file in the background' },
  },
  table: job,
  input: z.object({}),
  inputs: { job: JobFacts },
  nameOf: (of, locale) =>
    sql`(select coalesce(${job.fileName}, ${inWordsOf(sql`${job.kind}`, JobFacts, 'kind', locale)}) from ${rowOf(job, job.id, of)})`,
  screens: ['list', 'new'],
  menu: 'none',
})
