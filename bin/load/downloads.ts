import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { connected } from '../../db/door/connection'
import { mustAsk } from '../bench/http'
import { sessionCookie } from '../bench/people'
import type { Registry } from '../bench/registry'
import { at } from '../bench/rounds'
import { say, step } from '../steps'
import type { Ground } from './ground'

const pages = ['/', '/enterprises', '/organisations']
const rounds = 20
const readers = 10
const mostRatio = 2
/** Entries of the trail: a file that sockets cannot take in before somebody reads. */
const entries = 40_000

/**
 * Ten downloads of the trail whose readers take nothing stand open, and the pages of another user are timed before and
 * meanwhile. False if the median of the pages more than doubles; throws if a page fails or a transaction is still open a
 * minute later.
 */
export async function standingDownloads({ port, origin, registry }: Ground): Promise<boolean> {
  await step('Lengthening the trail', () => lengthenTrail(registry))
  await timePages(origin, registry, 3)
  const before = await step('Timing the pages', () => timePages(origin, registry, rounds))
  const unread = Array.from({ length: readers }, () => standStill(port, registry.people.administrator))
  await step('Waiting until the downloads stand', () => untilOpen(registry, (open) => open > 0))
  const meanwhile = await step('Timing the pages again', () => timePages(origin, registry, rounds))
  const stood = await openTransactions(registry)
  await step('Waiting until the downloads are cut off', () => untilOpen(registry, (open) => open === 0))
  for (const socket of unread) socket.destroy()

  const ratio = meanwhile / before
  say(`${readers} unread downloads of one account: ${stood} transactions stood open at the end of the timing`)
  say(`median of a page: ${before.toFixed(1)} ms before, ${meanwhile.toFixed(1)} ms meanwhile, ${ratio.toFixed(2)} ×`)
  return ratio <= mostRatio
}

async function lengthenTrail({ ownerUrl }: Registry) {
  await connected(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`select open_service_door()`
      await tx.unsafe(`do $$ begin
        while (select count(*) < ${entries} from audit) loop
          update enterprise set address = 'Lô ' || clock_timestamp();
        end loop;
      end $$`)
    }),
  )
}

/** The median of the pages in milliseconds. */
async function timePages(origin: string, { people }: Registry, count: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < count; round += 1)
    for (const page of pages) {
      const started = performance.now()
      await mustAsk(origin + page, { headers: sessionCookie(people.officer) })
      times.push(performance.now() - started)
    }
  return at(times, 0.5)
}

/** Requests the trail as CSV and reads nothing of the answer. */
function standStill(port: number, token: string) {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.pause()
  socket.on('error', () => {})
  socket.write(
    `GET /audit/export?format=csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${sessionCookie(token).cookie}\r\nConnection: close\r\n\r\n`,
  )
  return socket
}

async function untilOpen(registry: Registry, isReached: (open: number) => boolean) {
  for (let waited = 0; !isReached(await openTransactions(registry)); waited += 1) {
    if (waited > 300) throw new Error('bin/load: the open transactions did not change for a minute')
    await pause(200)
  }
}

function openTransactions({ superuserUrl }: Registry): Promise<number> {
  return connected(superuserUrl, async (sql) => {
    const [found] = await sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where usename = 'sobo_app' and state = 'idle in transaction'
        and state_change < now() - interval '1 second'`
    return found?.n ?? 0
  })
}
