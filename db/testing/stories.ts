import { sql, TransactionRollbackError } from 'drizzle-orm'
import { inject, vi } from 'vitest'
import { fail, type Result } from '../../core/result'
import { type Cause, type Db, type Known, openDoor, orRefuse, problemIn } from '../door/actor'
import { openPool, type Pool } from '../door/pool'
import { newId } from '../record/id'
import { endConnections } from './connections'
import type { Person, Planted } from './seed'
import { type Clone, dropClone, makeClone, type Template } from './template'
import { worker } from './worker'

let opened: Pool | undefined
function ownerPool(): Pool {
  opened ??= openPool(worker.ownerUrl)
  return opened
}

type Work<T> = (db: Db, who: Known) => Promise<T>
/** A person, by the planted session, or the token of another session. */
type Speaker = Person | { token: string }
export type Registry = Planted & {
  /** Runs work as a person, in a savepoint; errors are thrown. */
  as: <T>(who: Speaker, work: Work<T>, cause?: Cause) => Promise<T>
  /** The same as `change` of db/door/actor.ts does it: errors that a user can cause become a failed Result. */
  tries: <T>(who: Speaker, work: Work<Result<T>>, cause?: Cause) => Promise<Result<T>>
  /** The transaction of sobo_owner around the test, with the service account as actor. */
  db: Db
}

/** Runs a test in the planted registry, within one transaction that is rolled back. */
export function inRegistry(story: (registry: Registry) => Promise<void>, pool = ownerPool()) {
  return rolledBack(pool, async (db) => {
    await db.execute(sql`select open_service_door()`)
    const planted = inject('planted')
    const as = speakerIn(db, planted)
    const tries: Registry['tries'] = (who, work, cause) =>
      as(who, (db, known) => orRefuse(work(db, known)), cause).catch((error) => {
        const problem = problemIn(error)
        if (problem) return fail(problem)
        throw error
      })
    await story({ ...planted, db, as, tries })
  })
}

/**
 * As inRegistry, in a clone of its own: what PostgreSQL plans and reads also depends on the rows that tests before it have
 * rolled back.
 */
export function inUntouchedRegistry(story: (registry: Registry) => Promise<void>) {
  return inClone('planted', async ({ ownerUrl }) => {
    const pool = openPool(ownerUrl, 1)
    await inRegistry(story, pool).finally(() => pool.$client.end())
  })
}

/** Runs a test within one transaction of sobo_owner without a context, which is rolled back. */
export const inDatabase = (story: (db: Db) => Promise<void>) => rolledBack(ownerPool(), story)

async function rolledBack(pool: Pool, story: (db: Db) => Promise<void>) {
  try {
    await pool.transaction(async (db) => {
      await story(db)
      db.rollback()
    })
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error
  }
}

/** Runs a test in a clone of its own, for tests that commit or use several connections. */
export async function inClone(of: Template, story: (clone: Clone, planted: Planted) => Promise<void>) {
  const clone = await openClone(of)
  try {
    await story(clone, inject('planted'))
  } finally {
    await closeClone(clone)
  }
}

/**
 * Runs a test with the application's own pools on `url`. Modules that hold pools must be imported within it, because
 * those that are loaded already have the pools of this worker's database.
 */
export async function withPoolsOn(url: string, work: () => Promise<void>) {
  vi.stubEnv('DATABASE_URL', url)
  vi.resetModules()
  try {
    await work()
  } finally {
    vi.unstubAllEnvs()
    vi.resetModules()
  }
}

let clones = 0
/** As inClone; the caller must close the clone. */
export const openClone = (of: Template) => makeClone(worker, `${worker.name}_${++clones}`, of)

export async function closeClone(clone: Clone) {
  await endConnections(clone)
  await dropClone(clone, clone.name)
}

function speakerIn(registry: Db, { people }: Planted): Registry['as'] {
  return (who, work, cause) =>
    registry.transaction(async (db) => {
      await db.execute(sql`set local role sobo_app`)
      const { token } = typeof who === 'string' ? people[who] : who
      const known = await openDoor(db, { token, requestId: newId() }, cause)
      const value = await work(db, known)
      // Not in a finally: after a failed statement the savepoint's rollback restores the role.
      await db.execute(ending)
      return value
    })
}

/**
 * What ends a person's part of a transaction, as one message. Settings survive the release of a savepoint: without the
 * last statement the owner would go on as this person.
 */
const ending = sql.raw(`set constraints all immediate; reset role; set constraints all deferred;
  select open_service_door(), set_config('sobo.reason', '', true), set_config('sobo.on_behalf_of', '', true),
    set_config('sobo.change_set', '', true)`)
