import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { trailRows } from '../audit/trail'
import { inRegistry } from '../testing/stories'
import { countInTime, countRows } from './list'

test('rows that take long to count are not counted, and the transaction goes on', () =>
  inRegistry(async ({ as }) =>
    as('officer of the park', async (db) => {
      const limit = () => db.execute(sql`show statement_timeout`)
      const before = await limit()
      const slow = sql`select pg_sleep(0.05) from generate_series(1, 1000)`
      expect(await countInTime(db, slow, 1000, 100)).toBeUndefined()
      expect(await limit()).toEqual(before)
      const trail = await trailRows(db, { text: '' }, 'vi')
      expect(await countInTime(db, trail)).toBe(await countRows(db, trail))
      expect(await limit()).toEqual(before)
    }),
  ))
