import { expect, test } from 'vitest'
import { sheetList } from './account-sheet/list'
import { listOf, listRows } from './lists'
import { pageSize } from './record/list'
import { everything, type Listing } from './record/listing'
import { isKeyed } from './record/order'
import { records } from './records'
import { type Cost, costOf, spied } from './testing/costs'
import { plantMany } from './testing/plant-many'
import type { Person } from './testing/seed'
import { inRegistry } from './testing/stories'

const readers: Person[] = ['officer', 'officer of the park', 'secretary of the cell', 'administrator']

/** Lists of few rows, whatever the size of the register, and those that are not shown by listRows. */
const few = new Set([
  ...['period', 'lock_delegation', 'unit', 'commune', 'name_word', 'rule_set', 'setting'],
  ...['job', 'member_report'],
])
const lists: [string, Listing][] = [
  ...records
    .filter(({ screens, code }) => screens.includes('list') && !few.has(code))
    .map((record): [string, Listing] => [record.code, listOf(record)]),
  ['account sheet', sheetList],
]

/** Lists that sort all they have, because what they are sorted by is not on their row: what one more row may cost. */
const sorted: Record<string, number> = { account: 0.5, 'account sheet': 2, enterprise_figures: 0.3 }

type Costs = Record<string, { page: Cost; count: Cost | undefined }>

test('a page of any list costs what it shows, whoever reads', { timeout: 240_000 }, () =>
  inRegistry(async ({ db, as, park, nextDoor, period }) => {
    const [small, large] = [400, 1_600]
    await plantMany(db, [park, nextDoor], period, small)
    const before = await costs()
    await plantMany(db, [park, nextDoor], period, large - small)
    const after = await costs()
    for (const [what, { page, count }] of Object.entries(after)) {
      const [name = ''] = what.split(' of ')
      const grown = page.buffers - (before[what]?.page.buffers ?? 0)
      if (name in sorted) {
        expect.soft(grown / (large - small), `${what}: buffers for one more row`).toBeLessThan(sorted[name] ?? 0)
        continue
      }
      expect.soft(grown, `${what}: more buffers for as many rows`).toBeLessThan(0.3 * page.buffers + 150)
      expect.soft(page.buffers, `${what}: buffers of a page`).toBeLessThan(400 + 60 * Math.max(page.rows, 10))
      if (count) expect.soft(count.buffers, `${what}: buffers of the count`).toBeLessThan(500 + 3 * large)
    }
    // As many rows are planted of every list as it takes to tell.
    for (const [name] of lists.filter(([name]) => name !== 'account sheet'))
      expect(after[`${name} of officer`]?.page.rows, `${name}: rows to page through`).toBeGreaterThan(pageSize)
    // The default order has keys.
    for (const [name, listing] of lists)
      if (!(name in sorted)) expect(isKeyed(listing, everything), `${name}: keys of the default order`).toBe(true)

    async function costs(): Promise<Costs> {
      const found: Costs = {}
      for (const who of readers)
        for (const [name, listing] of lists)
          found[`${name} of ${who}`] = await as(who, async (db, reader) => {
            const [spy, asked] = spied(db)
            await listRows(spy, listing, { ...everything, reader })
            const told: Cost[] = []
            for (const query of asked) {
              const cost = await costOf(db, query)
              if (cost) told.push(cost)
            }
            const [page, count] = told
            if (!page) throw new Error(`${name}: no page`)
            return { page, count }
          })
      return found
    }
  }),
)
