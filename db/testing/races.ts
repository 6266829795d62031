import { sql } from 'drizzle-orm'
import { fail, type Result } from '../../core/result'
import { type Db, openDoor, orRefuse, problemIn } from '../door/actor'
import { newId } from '../record/id'
import { asOwner as asOwnerOf, committed } from './connections'
import type { Person, Planted } from './seed'
import { inClone } from './stories'

/** A command and the person who runs it. */
export type Act = { who: Person; does: (db: Db) => Promise<Result<unknown>> }

export type Stage = { registry: Planted; ownerUrl: string }

/** Runs a test in a clone of its own, where several connections commit at the same time. */
export const inParallel = (story: (stage: Stage) => Promise<void>) =>
  inClone('planted', ({ ownerUrl }, registry) => story({ ownerUrl, registry }))

export const asOwner = <T>({ ownerUrl }: Stage, work: (db: Db) => Promise<T>) => asOwnerOf(ownerUrl, work)

/** Runs a command in one committed transaction as a server action would; `beforeCommit` runs when it has finished. */
export const doing = (stage: Stage, { who, does }: Act, beforeCommit = async () => {}) =>
  committed(stage.ownerUrl, async (db) => {
    await db.execute(sql`set local role sobo_app`)
    await openDoor(db, { token: stage.registry.people[who].token, requestId: newId() }, { reason: 'cùng lúc' })
    const done = await orRefuse(does(db))
    await beforeCommit()
    return done
  }).catch((error) => {
    const problem = problemIn(error)
    if (problem) return fail(problem)
    throw error
  })

/** Starts the second command when the first is about to commit, which it does once the second waits for a lock. */
export async function collide(stage: Stage, first: Act, second: Act) {
  let answer: Promise<Result<unknown>> | undefined
  const won = await doing(stage, first, async () => {
    answer = doing(stage, second)
    for (let waits = 0; waits === 0; ) {
      const [found] = await asOwner(stage, (db) =>
        db.execute<{ count: number }>(sql`select count(*)::int as count from pg_locks where not granted
          and pid in (select pid from pg_stat_activity where datname = current_database())`),
      )
      waits = found?.count ?? 0
    }
  })
  return [won, await answer]
}
