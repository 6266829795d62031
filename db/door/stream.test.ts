import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../record/id'
import { inClone, withPoolsOn } from '../testing/stories'
import { connections } from './actor'

async function inOwnPool(story: (open: Opened) => Promise<void>) {
  await inClone('planted', ({ appUrl }, { people }) =>
    withPoolsOn(appUrl, async () => {
      const [{ withActor }, { batchesOf, Unread }] = await Promise.all([import('./actor'), import('./stream')])
      const actor = { token: people.inspector.token, requestId: newId(), lane: 'export' as const }
      const many = async () => sql`select n, repeat('x', 100) as text from generate_series(1, 50000) n`
      await story({ withActor, batchesOf, Unread, actor, many })
    }),
  )
}
type Opened = Pick<typeof import('./actor'), 'withActor'> &
  Pick<typeof import('./stream'), 'batchesOf' | 'Unread'> & {
    actor: { token: string; requestId: string; lane: 'export' }
    many: () => Promise<ReturnType<typeof sql>>
  }

test('all rows arrive once, in their order', async () => {
  await inOwnPool(async ({ batchesOf, actor, many }) => {
    let taken = 0
    for await (const rows of batchesOf<{ n: number }>(actor, many)) for (const { n } of rows) expect(n).toBe(++taken)
    expect(taken).toBe(50_000)
  })
})

test('who does not take the rows is cut off, and the connection is free again', async () => {
  await inOwnPool(async ({ withActor, batchesOf, Unread, actor, many }) => {
    const rows = batchesOf(actor, many, undefined, 50)
    await rows.next()
    const open = (request: typeof actor) =>
      withActor(
        { ...request, lane: 'request' },
        async (db) =>
          (
            await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity
            where datname = current_database() and state = 'idle in transaction' and usename = 'sobo_app'`)
          )[0]?.n,
      )
    await expect.poll(() => open(actor), { timeout: 30_000 }).toBe(0)
    const taken = async () => {
      for await (const _ of rows);
    }
    await expect(taken()).rejects.toThrow(Unread)
  })
})

test('rows that stand still in every export take no connection from the pages', async () => {
  await inOwnPool(async ({ withActor, batchesOf, actor, many }) => {
    const standing = Array.from({ length: connections.export }, () => batchesOf(actor, many, undefined, 60_000))
    for (const rows of standing) await rows.next()
    const page = { ...actor, lane: 'request' as const }
    const answers = await Promise.all(Array.from({ length: connections.request }, () => withActor(page, async () => 1)))
    expect(answers).toHaveLength(connections.request)
    await Promise.all(standing.map((rows) => rows.return(undefined)))
  })
})
