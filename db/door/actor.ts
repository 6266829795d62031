import { AsyncLocalStorage } from 'node:async_hooks'
import { DrizzleQueryError, sql } from 'drizzle-orm'
import { env } from '../../core/env'
import { fail, type Problem, type Result } from '../../core/result'
import { fieldOfColumn, fieldOfKey, ruleOf } from './constraints'
import { isConnectionLost, openPool, type Pool, postgresErrorIn } from './pool'
import { withoutValues } from './without-values'

/**
 * Connections of a server process, by way: long work, and a reader who is slow, take none from the pages. `worker`: of
 * the worker's login, the others of the application's.
 */
export const connections = { request: 10, job: 10, export: 4, worker: 4 } as const
type Way = keyof typeof connections
export type Lane = Exclude<Way, 'worker'>

/** The token of the session's cookie, which open_door() verifies, and the id that the audit trail gives the request. */
export type Actor = { token: string; requestId: string; lane?: Lane }

/** The account that open_door() found for the token. `office`: positions and roles of today, as text for the trail. */
export type Known = {
  accountId: string
  sessionId: string
  /** What the account was at sign-in: the widest that this session may do, see session_roles() of context.sql. */
  openedAs: 'administrator' | 'staff' | 'reporting' | 'remembered'
  fullName: string
  language: 'vi' | 'en'
  personId: string | null
  roles: Role[]
  office: string
  /** The day of the register, and the units that the actor reads; null: all. For plans, see db/record/list.ts. */
  today: string
  units: string[] | null
  /** What the trail calls all that this transaction changes. */
  changeSet: string
}
export type Role = 'administrator' | 'officer' | 'leader' | 'inspector' | 'secretary'

/**
 * Reason of the change and the person for whom it is entered, for the audit trail. `deadline` in milliseconds.
 * `isSnapshot`: REPEATABLE READ.
 */
export type Cause = {
  reason?: string | undefined
  onBehalfOf?: string | undefined
  deadline?: number
  isSnapshot?: boolean
}

export type Db = Parameters<Parameters<Pool['transaction']>[0]>[0]

/** The database did not answer. `outcome` 'unknown': the connection was lost while COMMIT was under way. */
export class Unavailable extends Error {
  constructor(
    readonly outcome: 'nothing-saved' | 'unknown',
    options: ErrorOptions,
  ) {
    super('the database does not answer', options)
  }
}

const statementTimeout = 15_000

const pools: Partial<Record<Way, Pool>> = {}

/** Opened at the first use, because `next build` imports every route before a database exists. */
function poolOf(way: Way): Pool {
  const url = way === 'worker' ? env().WORKER_DATABASE_URL : env().DATABASE_URL
  const pool = pools[way] ?? openPool(url, connections[way], env().DATABASE_PREPARE)
  pools[way] = pool
  return pool
}

/** The transaction within which something runs, awaited or not. Its end closes it, also for timers that it has set. */
const around = new AsyncLocalStorage<{ isOpen: boolean }>()

/**
 * Runs `work` in one transaction with the context that the RLS policies read. The only access to the database for
 * the program. `work` may open no other transaction, in whatever lane: it would wait for a second connection, and as many
 * requests as there are connections would wait for one another. Throws SQLSTATE 28000 if the session is over, Unavailable if the database does not answer in time.
 */
export function withActor<T>(actor: Actor, work: (db: Db, who: Known) => Promise<T>, cause: Cause = {}): Promise<T> {
  return inTime(async (db) => work(db, await openDoor(db, actor, cause)), { ...cause, way: actor.lane })
}

/**
 * withActor for commands. A failed result rolls the transaction back, and errors of PostgreSQL that a user can cause
 * become a Problem. Retries once after a serialization failure, a deadlock or a primary key collision.
 */
export async function change<T>(
  actor: Actor,
  work: (db: Db, who: Known) => Promise<Result<T>>,
  cause: Cause = {},
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withActor(actor, (db, who) => orRefuse(work(db, who)), cause)
    } catch (error) {
      if (attempt === 1 && isWorthRepeating(error)) continue
      const problem = problemIn(error)
      if (problem) return fail(problem)
      throw error
    }
  }
}

/** A transaction without a context: under RLS every table is empty. For the functions of session/sign-in.sql. */
export const beforeSignIn = <T>(work: (db: Db) => Promise<T>): Promise<T> => inTime(work)

/** The same as sobo_worker, for the functions of jobs.sql and reminders.sql that no account may call. */
export const asWorker: typeof beforeSignIn = (work) => inTime(work, { way: 'worker' })

/** Throws for a failed result, so that the transaction or savepoint around it rolls back; `problemIn` gets it back. */
export async function orRefuse<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  const result = await work
  if (!result.ok) throw new Refused(result.problem)
  return result
}

/** Signs the context for this transaction: open_door() proves the session, set_config passes what the trail stores. */
export async function openDoor(db: Db, actor: Actor, { reason = '', onBehalfOf = '' }: Cause = {}): Promise<Known> {
  const [rows, sets] = await Promise.all([
    db.execute<
      Omit<Known, 'changeSet'>
    >(sql`select account_id as "accountId", session_id as "sessionId", opened_as as "openedAs", full_name as "fullName",
      language, person_id as "personId", roles, office, today, units from open_door(${actor.token}, ${actor.requestId}::uuid)`),
    db.execute<{ changeSet: string }>(sql`select set_config('sobo.reason', ${reason}, true),
      set_config('sobo.on_behalf_of', ${onBehalfOf}, true),
      set_config('sobo.change_set', uuidv7()::text, true) as "changeSet"`),
  ])
  const [[known], [set]] = [rows, sets]
  if (!known || !set) throw new Error('db/door/actor: open_door returned no row')
  return { ...known, ...set }
}

/**
 * When the server dies, postgres.js leaves some queries pending for ever. So every transaction races a deadline, and
 * a pool that lost a connection is replaced.
 */
async function inTime<T>(
  work: (db: Db) => Promise<T>,
  { deadline = statementTimeout + 5_000, isSnapshot = false, way = 'request' }: Cause & { way?: Way | undefined } = {},
): Promise<T> {
  if (around.getStore()?.isOpen)
    throw new Error('db/door/actor: a transaction is opened within another one; open it before, or pass the db on')
  const used = poolOf(way)
  const current = { isOpen: true }
  let workIsDone = false
  let timeIsUp: Late | undefined
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timeIsUp = new Late(`no answer in ${deadline} ms`)
      reject(timeIsUp)
    }, deadline)
  })
  const transaction = used.transaction(
    async (db) => {
      const value = await around.run(current, () => work(db))
      // After the deadline the caller has got the error that nothing is saved, so it rolls back instead of committing.
      if (timeIsUp) throw timeIsUp
      workIsDone = true
      return value
    },
    isSnapshot ? { isolationLevel: 'repeatable read' } : undefined,
  )
  try {
    return await Promise.race([transaction, late])
  } catch (error) {
    const cause = error instanceof DrizzleQueryError ? error.cause : error
    if (isFull(cause)) throw new Unavailable('nothing-saved', { cause: withoutValues(error) })
    if (!(cause instanceof Late || isConnectionLost(cause))) throw withoutValues(error)
    abandon(way, used)
    throw new Unavailable(workIsDone ? 'unknown' : 'nothing-saved', { cause: withoutValues(error) })
  } finally {
    current.isOpen = false
    clearTimeout(timer)
    transaction.catch(() => {})
  }
}

/** The next transaction gets a new pool; transactions still running in the old one have 5 seconds to finish. */
function abandon(way: Way, broken: Pool) {
  if (pools[way] !== broken) return
  delete pools[way]
  broken.$client.end({ timeout: 5 }).catch(() => {})
}

/** The server has no connection left for us (SQLSTATE 53300). The pool is sound: its next attempt may get one. */
const isFull = (error: unknown): boolean => postgresErrorIn(error)?.code === '53300'

class Late extends Error {}

class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind)
  }
}

/** True for a serialization failure or a deadlock. */
const isWorthRepeating = (error: unknown): boolean => ['40001', '40P01'].includes(postgresErrorIn(error)?.code ?? '')

const isIdentity = (constraint = '') => constraint.endsWith('_pkey')

/** Malformed id, number out of range, id of no record, NUL in a text or in JSON: only a forged request sends these. */
const forged = ['22P02', '22003', '23503', '22021', '22P05']

/** The Problem for an error that a user can cause with the application's forms; undefined for a defect. */
export function problemIn(error: unknown): Problem | undefined {
  if (error instanceof Refused) return error.problem
  if (error instanceof Unavailable) return { kind: error.outcome === 'unknown' ? 'unknown-outcome' : 'busy' }
  const cause = postgresErrorIn(error)
  if (!cause) return undefined
  if (cause.constraint_name === 'period_is_locked') return { kind: 'locked' }
  const rule = ruleOf(cause.constraint_name ?? '')
  if (rule) return { kind: 'invalid', fields: { [rule.field]: rule.message } }
  // An id in a form or URL was changed to something that is no UUID.
  if (cause.routine === 'string_to_uuid') return { kind: 'missing' }
  if (cause.code === '28000') return { kind: 'expired' }
  // With a constraint: a reference to a record that there is not, or not for the actor (db/access/references.sql).
  if (cause.code === '42501' && cause.constraint_name)
    return { kind: 'missing', field: fieldOfKey(cause.table_name ?? '', cause.constraint_name) }
  if (cause.code === '42501') return { kind: 'forbidden' }
  if (['57014', '55P03', '40001', '40P01'].includes(cause.code)) return { kind: 'busy' }
  if (cause.code === '23P01' || cause.constraint_name?.endsWith('_overlap'))
    return { kind: 'overlap', field: 'effectiveOn' }
  if (forged.includes(cause.code) || isIdentity(cause.constraint_name)) return { kind: 'missing' }
  return cause.code === '23505' ? takenIn(cause) : undefined
}

/** Why open_door() refused the token (SQLSTATE 28000); null for any other error. */
export function whyOver(error: unknown): 'session' | 'account' | 'office' | null {
  const { code, detail } = postgresErrorIn(error) ?? {}
  return code === '28000' && (detail === 'session' || detail === 'account' || detail === 'office') ? detail : null
}

/** Finds the field by the constraint's name: enterprise_tax_code_taken, on the table enterprise, is about taxCode. */
function takenIn({
  constraint_name = '',
  table_name = '',
}: NonNullable<ReturnType<typeof postgresErrorIn>>): Problem | undefined {
  const column = new RegExp(`^${table_name}_(.+)_taken$`).exec(constraint_name)?.[1]
  return column ? { kind: 'taken', field: fieldOfColumn(column), constraint: constraint_name } : undefined
}
