import { sql, TransactionRollbackError } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '../core/env'
import { fail, type Result } from '../core/result'
import { type Cause, type Db, type Known, openDoor, orRefuse, postgresErrorIn, problemIn } from './actor'
import { newId } from './id'
import { type Person, type Planted, plantRegistry } from './seed'

/** Lazy: journeys import this file without an environment of their own. */
let owner: PostgresJsDatabase | undefined
function asOwner(): PostgresJsDatabase {
  owner ??= drizzle(postgres(env().OWNER_DATABASE_URL ?? '', { max: 2, onnotice: () => {} }))
  return owner
}

type Work<T> = (db: Db, who: Known) => Promise<T>
type Registry = Planted & {
  /** Runs work as somebody; what it throws is thrown. */
  as: <T>(who: Person, work: Work<T>, cause?: Cause) => Promise<T>
  /** Runs work as somebody the way an action does: what a person can cause comes back as a result. */
  tries: <T>(who: Person, work: Work<Result<T>>, cause?: Cause) => Promise<Result<T>>
  /** The transaction of the owner, with the service account as its actor. */
  db: Db
}

/** Tells a story in a small planted registry, each part of it as somebody, and leaves no trace. */
export function inRegistry(story: (registry: Registry) => Promise<void>) {
  return inDatabase(async (db) => {
    const planted = await plantRegistry(db)
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

/** Until the end of the transaction nobody else plants. */
export const lockPlanting = (db: Db) => db.execute(sql`select pg_advisory_xact_lock(7272026)`)

/** What the owner does to the database the application runs on. */
export async function committed<T>(ownerUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return await drizzle(client).transaction(work)
  } finally {
    await client.end()
  }
}

/** A transaction of the owner, in which nobody acts yet, and which leaves no trace. */
export async function inDatabase(story: (db: Db) => Promise<void>) {
  try {
    await asOwner().transaction(async (db) => {
      await story(db)
      db.rollback()
    })
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error
  }
}

/** Tries something, undoes it, and answers the SQLSTATE of its refusal; undefined when nothing refused. */
export async function refusalOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<string | undefined> {
  try {
    await db.transaction(async (db) => {
      await work(db)
      await db.execute(sql`set constraints all immediate`)
      db.rollback()
    })
  } catch (error) {
    if (error instanceof TransactionRollbackError) return undefined
    const code = postgresErrorIn(error)?.code
    if (code) return code
    throw error
  }
}

/** The application, before anybody has opened the door. */
export async function asNobody<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return await db.transaction(async (db) => {
    await db.execute(sql`select set_config('sobo.context', '', true)`)
    await db.execute(sql`set local role sobo_app`)
    const value = await work(db)
    await db.execute(sql`reset role`)
    return value
  })
}

function speakerIn(registry: Db, { people }: Planted): Registry['as'] {
  return (who, work, cause) =>
    registry.transaction(async (db) => {
      await db.execute(sql`set local role sobo_app`)
      const known = await openDoor(db, { token: people[who].token, requestId: newId() }, cause)
      const value = await work(db, known)
      await db.execute(sql`set constraints all immediate`)
      // Not in a finally: after a failed statement the savepoint's rollback restores the role.
      await db.execute(sql`reset role`)
      await db.execute(sql`set constraints all deferred`)
      // What a released savepoint set stays set: the owner would go on as this person.
      await db.execute(
        sql`select open_service_door(), set_config('sobo.reason', '', true), set_config('sobo.on_behalf_of', '', true)`,
      )
      return value
    })
}
