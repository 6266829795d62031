import { sql, TransactionRollbackError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '../core/env'
import { fail, type Result } from '../core/result'
import { type Cause, type Db, type Known, openDoor, orRefuse, problemIn } from './actor'
import { newId } from './id'
import { type Person, type Planted, plantRegistry } from './seed'

const owner = drizzle(postgres(env().OWNER_DATABASE_URL ?? '', { max: 2, onnotice: () => {} }))

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
export async function inRegistry(story: (registry: Registry) => Promise<void>) {
  try {
    await owner.transaction(async (db) => {
      const planted = await plantRegistry(db)
      const as = speakerIn(db, planted)
      const tries: Registry['tries'] = (who, work, cause) =>
        as(who, (db, known) => orRefuse(work(db, known)), cause).catch((error) => {
          const problem = problemIn(error)
          if (problem) return fail(problem)
          throw error
        })
      await story({ ...planted, db, as, tries })
      db.rollback()
    })
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error
  }
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
      return value
    })
}
