import { openConnection } from '../../db/door/connection'

const charge = 736_661
const setUp = 736_662

/**
 * Several commands may use one server. The command that holds the advisory lock `charge` stops it at its end;
 * PostgreSQL releases the lock when the holder's connection closes, even by a crash. `prepare` runs under the lock
 * `setUp`, one command at a time. `onLost` is called when the connection closes unexpectedly.
 */
export async function takeCharge(superuserUrl: string, prepare: () => Promise<void>, onLost: () => void) {
  let watching = false
  const sql = openConnection(superuserUrl, {
    database: 'postgres',
    max_lifetime: null,
    onclose: () => {
      if (watching) onLost()
    },
  })
  try {
    const [lock] = await sql<{ got: boolean }[]>`select pg_try_advisory_lock(${charge}) as got`
    await sql`select pg_advisory_lock(${setUp})`
    await prepare()
    await sql`select pg_advisory_unlock(${setUp})`
    watching = true
    return { inCharge: lock?.got === true, leave }
  } catch (error) {
    await leave()
    throw error
  }

  async function leave() {
    watching = false
    await sql.end({ timeout: 5 })
  }
}
