import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Db, type Known, withActor } from './actor'

const batch = 1000
/** The deadline of a job's export in milliseconds, and of one that a browser waits for. */
export const longest = 10 * 60_000
export const longestDirect = 2 * 60_000

/**
 * The rows of a query under the actor's RLS, in batches of 1,000, fetched through a cursor as the consumer takes them
 * (backpressure by a TransformStream). The cursor has one snapshot, so that an export shows one moment. An error of the
 * query is thrown to the consumer of the rows, and so is Unread if a batch is not taken within `patience` milliseconds:
 * a consumer that stands still may not keep a transaction open.
 */
export async function* batchesOf<Row extends Record<string, unknown>>(
  actor: Actor,
  ask: (db: Db, who: Known) => Promise<SQL>,
  /** Changes or completes a batch, in the same transaction. */
  made: (db: Db, rows: Row[]) => Promise<Row[]> = async (_, rows) => rows,
  patience = 30_000,
): AsyncGenerator<Row[]> {
  const { readable, writable } = new TransformStream<Row[], Row[]>()
  const writer = writable.getWriter()
  const reading = withActor(
    actor,
    async (db, who) => {
      if (actor.lane === 'job') await db.execute(sql`select set_config('statement_timeout', ${String(longest)}, true)`)
      // All rows are fetched, not the first tenth, which is what the planner takes a cursor for.
      await db.execute(sql`set local cursor_tuple_fraction = 1`)
      await db.execute(sql`declare list no scroll cursor for ${await ask(db, who)}`)
      // The cursor has its plan; what is asked of a batch is planned as usual.
      await db.execute(sql`set local enable_nestloop = on`)
      // Awaited once: drizzle runs a statement each time that its promise is asked.
      const fetched = () => {
        const rows = (async () => await db.execute<Row>(sql`fetch ${sql.raw(String(batch))} from list`))()
        rows.catch(() => {})
        return rows
      }
      for (let next = fetched(); ; ) {
        const rows = (await next) as unknown as Row[]
        if (rows.length === 0) return
        // PostgreSQL finds the next rows while these are written.
        next = fetched()
        await inTime(writer.write(await made(db, rows)), patience)
      }
    },
    { deadline: actor.lane === 'job' ? longest : longestDirect, isSnapshot: true },
  ).then(
    () => writer.close(),
    (error) => writer.abort(error),
  )
  try {
    yield* readable
  } finally {
    await reading.catch(() => {})
  }
}

/** The consumer of the rows stood still. */
export class Unread extends Error {}

async function inTime(taken: Promise<void>, patience: number) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unread(`no row was taken for ${patience} ms`)), patience)
  })
  try {
    await Promise.race([taken, late])
  } finally {
    clearTimeout(timer)
    taken.catch(() => {})
  }
}
