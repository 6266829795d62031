import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Db, type Known, withActor } from './actor'

const batch = 1000
/** How long a file may take, from the first statement to the last byte. */
export const longest = 10 * 60_000

/**
 * The rows of a query under the reader's own rules, a batch at a time and no faster than they are taken,
 * all from one transaction: an export is one moment. What fails on the way fails where the rows are read.
 */
export async function* rowsOf<Row extends Record<string, unknown>>(
  actor: Actor,
  ask: (db: Db, who: Known) => Promise<SQL>,
  /** What a batch becomes where the rows themselves are not enough. */
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

/**
 * Passes rows on, and says in the end how many were taken and whether that was all: also when whoever takes them goes
 * away. What fails to be said fails where the rows are read, so that nothing comes after them.
 */
export async function* counted<Row>(
  rows: AsyncIterable<Row>,
  done: (count: number, isWhole: boolean) => Promise<void>,
): AsyncGenerator<Row> {
  let [count, isWhole] = [0, false]
  try {
    for await (const row of rows) {
      count += 1
      yield row
    }
    isWhole = true
  } finally {
    await done(count, isWhole)
  }
}
