import { openConnection } from '../../db/door/connection'

const stopLock = 736_661
const setUp = 736_662

/**
 * Several commands may use one server. The command that holds the advisory lock `stopLock` stops it at its end;
 * PostgreSQL releases the lock when the holder's connection closes, even by a crash. `prepare` runs under the lock
 * `setUp`, one command at a time. `onLost` is called when the connection closes unexpectedly.
 */
export async function takeServerLock(superuserUrl: string, prepare: () => Promise<void>, onLost: () => void) {
  let watching = false
  const sql = openConnection(superuserUrl, {
    database: 'postgres',
    max_lifetime: null,
    onclose: () => {
      if (watching) onLost()
    },
  })
  try {
    const [lock] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${stopLock}) as got`
    await sql`select pg_advisory_lock(${setUp})`
    await prepare()
    await sql`select pg_advisory_unlock(${setUp})`
    watching = true
    return { holdsLock: lock?.got === true, leave }
  } catch (error) {
    await leave()
    throw error
  }

  async function leave() {
    watching = false
    await sql.end({ timeout: 5 })
  }
}
