import { DrizzleQueryError, sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '../../core/env'
import { fail, type Problem, type Result } from '../../core/result'
import { newId } from '../record/id'
import { ruleOf } from './constraints'
import { isConnectionLost, openPool, type Pool } from './pool'
import { withoutValues } from './silence'

/** Who asks is proved by the token of a session, never claimed. */
export type Actor = { token: string; requestId: string }

/** What the door answers about whoever came in. */
export type Known = {
  accountId: string
  sessionId: string
  fullName: string
  language: 'vi' | 'en'
  personId: string | null
  roles: Role[]
  office: string
}
export type Role = 'administrator' | 'officer' | 'leader' | 'inspector' | 'secretary'

/** Why a change is made, and for whom: the trail keeps both. */
export type Cause = { reason?: string | undefined; onBehalfOf?: string | undefined; deadline?: number }

export type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** The database did not answer. `outcome` says whether a change may have been saved all the same. */
export class Unavailable extends Error {
  constructor(
    readonly outcome: 'nothing-saved' | 'unknown',
    options: ErrorOptions,
  ) {
    super('the database does not answer', options)
  }
}

const statementTimeout = 15_000

let pool: Pool | undefined

/** Opened late, because `next build` imports every route before a database exists. */
function currentPool(): Pool {
  pool ??= openPool(env().DATABASE_URL)
  return pool
}

/** The only way to the database: one transaction, in which row-level security knows who is asking. */
export function withActor<T>(actor: Actor, work: (db: Db, who: Known) => Promise<T>, cause: Cause = {}): Promise<T> {
  return inTime(async (db) => work(db, await openDoor(db, actor, cause)), cause.deadline)
}

/** withActor for work that can fail in an expected way: a failed result rolls back, too. */
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

/** Before there is an actor: every table is empty here, and only the functions of sign-in.sql do anything. */
export const beforeSignIn = <T>(work: (db: Db) => Promise<T>): Promise<T> => inTime(work)

/** A failed result becomes a throw, so that the transaction around it rolls back. */
export async function orRefuse<T>(work: Promise<Result<T>>): Promise<Result<T>> {
  const result = await work
  if (!result.ok) throw new Refused(result.problem)
  return result
}

export async function openDoor(db: Db, actor: Actor, { reason = '', onBehalfOf = '' }: Cause = {}): Promise<Known> {
  const [rows] = await Promise.all([
    db.execute<Known>(sql`select account_id as "accountId", session_id as "sessionId", full_name as "fullName",
      language, person_id as "personId", roles, office from open_door(${actor.token}, ${actor.requestId}::uuid)`),
    db.execute(sql`select set_config('sobo.reason', ${reason}, true), set_config('sobo.on_behalf_of', ${onBehalfOf}, true),
      set_config('sobo.change_set', ${newId()}, true)`),
  ])
  const [known] = rows
  if (!known) throw new Error('db/door/actor: open_door answered nothing')
  return known
}

/**
 * postgres.js leaves requests without an answer when the server dies: every transaction races a
 * deadline, and a pool that lost a connection is replaced.
 */
async function inTime<T>(work: (db: Db) => Promise<T>, deadline = statementTimeout + 5_000): Promise<T> {
  const used = currentPool()
  let workIsDone = false
  let timeIsUp: Late | undefined
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timeIsUp = new Late(`no answer in ${deadline} ms`)
      reject(timeIsUp)
    }, deadline)
  })
  const transaction = used.transaction(async (db) => {
    const value = await work(db)
    // The caller was told that nothing is saved.
    if (timeIsUp) throw timeIsUp
    workIsDone = true
    return value
  })
  try {
    return await Promise.race([transaction, late])
  } catch (error) {
    const cause = error instanceof DrizzleQueryError ? error.cause : error
    if (!(cause instanceof Late || isConnectionLost(cause))) throw withoutValues(error)
    abandon(used)
    throw new Unavailable(workIsDone ? 'unknown' : 'nothing-saved', { cause: withoutValues(error) })
  } finally {
    clearTimeout(timer)
    transaction.catch(() => {})
  }
}

/** The next transaction gets a new pool; those still under way in this one have a moment to finish. */
function abandon(broken: Pool) {
  if (pool !== broken) return
  pool = undefined
  broken.$client.end({ timeout: 5 }).catch(() => {})
}

class Late extends Error {}

class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind)
  }
}

export function postgresErrorIn(error: unknown): postgres.PostgresError | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof postgres.PostgresError ? cause : undefined
}

/** Lost against a neighbour; or sent twice at once with the same new id, which the second time is found. */
function isWorthRepeating(error: unknown): boolean {
  const { code = '', constraint_name: constraint } = postgresErrorIn(error) ?? {}
  return ['40001', '40P01'].includes(code) || (code === '23505' && isIdentity(constraint))
}

const isIdentity = (constraint = '') => constraint.endsWith('_pkey')

/** What only a forged request sends: an id that is none or of no record, a version beyond all numbers. */
const forged = ['22P02', '22003', '23503']

/** What a careful person can cause, as a value; undefined for a defect. */
export function problemIn(error: unknown): Problem | undefined {
  if (error instanceof Refused) return error.problem
  if (error instanceof Unavailable) return { kind: error.outcome === 'unknown' ? 'unknown-outcome' : 'busy' }
  const cause = postgresErrorIn(error)
  if (!cause) return undefined
  if (cause.constraint_name === 'period_is_locked') return { kind: 'locked' }
  const rule = ruleOf(cause.constraint_name ?? '')
  if (rule) return { kind: 'invalid', fields: { [rule.field]: rule.message } }
  // Ids travel with a form and come back as anybody likes.
  if (cause.routine === 'string_to_uuid') return { kind: 'missing' }
  if (cause.code === '28000') return { kind: 'expired' }
  if (cause.code === '42501') return { kind: 'forbidden' }
  if (['57014', '55P03', '40001', '40P01'].includes(cause.code)) return { kind: 'busy' }
  if (cause.code === '23P01' || cause.constraint_name?.endsWith('_overlap'))
    return { kind: 'overlap', field: 'effectiveOn' }
  if (forged.includes(cause.code) || isIdentity(cause.constraint_name)) return { kind: 'missing' }
  return cause.code === '23505' ? takenIn(cause) : undefined
}

/** Why the door stays shut to this token; null when something else went wrong. */
export function whyOver(error: unknown): 'session' | 'account' | 'office' | null {
  const { code, detail } = postgresErrorIn(error) ?? {}
  return code === '28000' && (detail === 'session' || detail === 'account' || detail === 'office') ? detail : null
}

/** enterprise_tax_code_taken, on the table enterprise, is about taxCode. */
function takenIn({ constraint_name = '', table_name = '' }: postgres.PostgresError): Problem | undefined {
  const column = new RegExp(`^${table_name}_(.+)_taken$`).exec(constraint_name)?.[1]
  const field = column?.replace(/_(.)/g, (_, letter) => letter.toUpperCase())
  return field ? { kind: 'taken', field, constraint: constraint_name } : undefined
}
