import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Db, type Known, withActor } from './actor'

const batch = 1000
/** The deadline of an export in milliseconds. */
export const longest = 10 * 60_000

/**
 * The rows of a query under the actor's RLS, fetched through a cursor in batches of 1,000 as the consumer takes them
 * (backpressure by a TransformStream). The cursor has one snapshot, so that an export shows one moment. The
 * transaction may take ten minutes. An error of the query is thrown to the consumer of the rows.
 */
export async function* rowsOf<Row extends Record<string, unknown>>(
  actor: Actor,
  ask: (db: Db, who: Known) => Promise<SQL>,
  /** Changes or completes a batch, in the same transaction. */
  made: (db: Db, rows: Row[]) => Promise<Row[]> = async (_, rows) => rows,
): AsyncGenerator<Row> {
  const { readable, writable } = new TransformStream<Row[], Row[]>()
  const writer = writable.getWriter()
  const reading = withActor(
    actor,
    async (db, who) => {
      if (actor.lane === 'job') await db.execute(sql`select set_config('statement_timeout', ${String(longest)}, true)`)
      await db.execute(sql`declare list no scroll cursor for ${await ask(db, who)}`)
      for (;;) {
        const rows = await db.execute<Row>(sql`fetch ${sql.raw(String(batch))} from list`)
        if (rows.length === 0) return
        await writer.write(await made(db, rows as unknown as Row[]))
      }
    },
    { deadline: longest, isSnapshot: true },
  ).then(
    () => writer.close(),
    (error) => writer.abort(error),
  )
  try {
    for await (const rows of readable) yield* rows
  } finally {
    await reading.catch(() => {})
  }
}
