import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Person } from '@/db/testing/seed'
import { type Ask, asSuperuser, expect, test } from './fixtures'
import { openPeriod } from './periods'
import { address } from './report'

/**
 * What a page asks of the database, at most: transactions and statements, those that begin and end a transaction included.
 * More is slower for everybody, and nobody sees it grow. Raise a number only for what the page shows in return.
 */
const pages: { page: string; path: (of: Places) => string; most: Partial<Record<Person, number>> }[] = [
  {
    page: 'list',
    path: () => '/enterprises',
    most: { officer: 21, 'officer of the park': 20, 'secretary of the cell': 20 },
  },
  {
    page: 'record',
    path: ({ riverside }) => `/enterprises/${riverside}`,
    most: { officer: 32, 'secretary of the cell': 32 },
  },
  {
    page: 'home',
    path: () => '/',
    most: { officer: 26, 'officer of the park': 26, leader: 20, administrator: 18, 'secretary of the cell': 19 },
  },
  { page: 'overview', path: () => '/overview', most: { officer: 17, 'officer of the park': 17, leader: 18 } },
  { page: 'completeness', path: () => '/completeness', most: { officer: 19, 'officer of the park': 19 } },
  { page: 'trail', path: () => '/audit', most: { administrator: 18 } },
  {
    page: 'form of a report',
    path: ({ period, cell }) => address(period, cell),
    most: { 'secretary of the cell': 22 },
  },
]
/** That of the frame, and that of the page. */
const transactions = 2
type Places = { riverside: string; cell: string; period: string }

test('no main page asks more of the database than it did', async ({ registry, askAs }) => {
  const { id: period } = await openPeriod()
  const log = await logStatements()
  for (const { page, path, most } of pages)
    for (const [who, statements] of Object.entries(most)) {
      const asked = await statementsOf(askAs(who as Person), path({ ...registry, period }), log)
      expect.soft(asked.filter((text) => /^begin\b/.test(text)).length, `${page} as ${who}`).toBe(transactions)
      expect.soft(asked.length, `${page} as ${who}\n${asked.join('\n')}`).toBeLessThanOrEqual(statements)
    }
})

/**
 * The statements of the page when it is asked again: what is kept until something changes is known by then. The lesser of
 * two, because once a minute a request also notes that the session is used.
 */
async function statementsOf(ask: Ask, path: string, log: string): Promise<string[]> {
  const answer = await ask(path)
  expect(answer.status, path).toBe(200)
  await answer.text()
  const [first = [], second = []] = [await statementsIn(log, ask, path), await statementsIn(log, ask, path)]
  return first.length <= second.length ? first : second
}

async function statementsIn(log: string, ask: Ask, path: string): Promise<string[]> {
  const before = statSync(log).size
  await (await ask(path)).text()
  const lines = readFileSync(log).subarray(before).toString().split('\n')
  return lines.flatMap((line) => /(?:statement|execute [^:]*): (.*)$/.exec(line)?.[1]?.trim().slice(0, 120) ?? [])
}

/** Has PostgreSQL write down what the application asks of this worker's database; where. */
const logStatements = (): Promise<string> =>
  asSuperuser(async (db, database) => {
    await db.execute(sql`alter role sobo_app in database ${sql.identifier(database)} set log_statement = 'all'`)
    const [found] = await db.execute<{ data_directory: string }>(sql`show data_directory`)
    return join(found?.data_directory ?? '', '..', 'postgres.log')
  })
