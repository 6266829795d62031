import { sql } from 'drizzle-orm'
import { fail, type Result } from '../core/result'
import { type Db, openDoor, orRefuse, problemIn } from './actor'
import { inFreshDatabase } from './demonstration/testing'
import { newId } from './id'
import { type Person, type Planted, plantRegistry } from './seed'
import { committed } from './testing'

/** What somebody does, the way an action does it. */
export type Act = { who: Person; does: (db: Db) => Promise<Result<unknown>> }

/** Everything in the story is committed, by several at once, in a database of its own. */
export function inParallel(story: (stage: { registry: Planted; ownerUrl: string }) => Promise<void>) {
  return inFreshDatabase(async (ownerUrl) =>
    story({ ownerUrl, registry: await committed(ownerUrl, (db) => plantRegistry(db)) }),
  )
}
export type Stage = Parameters<Parameters<typeof inParallel>[0]>[0]

export const asOwner = <T>({ ownerUrl }: Stage, work: (db: Db) => Promise<T>) =>
  committed(ownerUrl, async (db) => {
    await db.execute(sql`select open_service_door()`)
    return work(db)
  })

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

/** The second begins when the first has done everything but commit, which it does when the second waits for it. */
export async function collide(stage: Stage, first: Act, second: Act) {
  let answer: Promise<Result<unknown>> | undefined
  const won = await doing(stage, first, async () => {
    answer = doing(stage, second)
    for (let waits = 0; waits === 0; ) {
      const [found] = await asOwner(stage, (db) =>
        db.execute<{ count: number }>(sql`select count(*)::int as count from pg_locks where not granted`),
      )
      waits = found?.count ?? 0
    }
  })
  return [won, await answer]
}
