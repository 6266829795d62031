import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Db, type Known, withActor } from './actor'

const batch = 1000
const longest = 10 * 60_000

/**
 * The rows of a query under the reader's own rules, a batch at a time and no faster than they are taken,
 * all from one transaction: an export is one moment. What fails on the way fails where the rows are read.
 */
export async function* rowsOf<Row extends Record<string, unknown>>(
  actor: Actor,
  ask: (db: Db, who: Known) => Promise<SQL>,
): AsyncGenerator<Row> {
  const { readable, writable } = new TransformStream<Row[], Row[]>()
  const writer = writable.getWriter()
  const reading = withActor(
    actor,
    async (db, who) => {
      await db.execute(sql`declare list no scroll cursor for ${await ask(db, who)}`)
      for (;;) {
        const rows = await db.execute<Row>(sql`fetch ${sql.raw(String(batch))} from list`)
        if (rows.length === 0) return
        await writer.write(rows as unknown as Row[])
      }
    },
    { deadline: longest },
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
