import { expect, test } from 'vitest'
import { sheetList } from './account-sheet/list'
import { listOf, listRows } from './lists'
import { pageSize } from './record/list'
import { everything, type Listing, type ListQuestion } from './record/listing'
import { isKeyed } from './record/order'
import { records } from './records'
import { type Cost, costOf, spied } from './testing/costs'
import { plantMany } from './testing/plant-many'
import type { Person } from './testing/seed'
import { inUntouchedRegistry } from './testing/stories'

const readers: Person[] = ['officer', 'officer of the park', 'secretary of the cell', 'administrator']

/** Lists of few rows, whatever the size of the register, and those that are not shown by listRows. */
const few = new Set([
  ...['period', 'lock_delegation', 'unit', 'commune', 'name_word', 'rule_set', 'setting'],
  ...['job', 'member_report', 'saved_view'],
])
const lists: [string, Listing][] = [
  ...records
    .filter(({ screens, code }) => screens.includes('list') && !few.has(code))
    .map((record): [string, Listing] => [record.code, listOf(record)]),
  ['account sheet', sheetList],
]

/** Lists that sort all they have, because what they are sorted by is not on their row: what one more row may cost. */
const sorted: Record<string, number> = { account: 0.5, 'account sheet': 2, enterprise_figures: 0.3 }

/** `next`: the page after the first one, by its last row. */
type Costs = Record<string, { page: Cost; count: Cost | undefined; search: Cost; next: Cost }>

test('a page of any list costs what it shows, whoever reads', { timeout: 240_000 }, () =>
  inUntouchedRegistry(async ({ db, as, park, nextDoor, period }) => {
    const [small, large] = [350, 1_050]
    await plantMany(db, [park, nextDoor], period, small)
    const before = await costs()
    await plantMany(db, [park, nextDoor], period, large - small)
    const after = await costs()
    for (const [what, { page, count, search, next }] of Object.entries(after)) {
      const [name = ''] = what.split(' of ')
      const more = search.buffers - (before[what]?.search.buffers ?? 0)
      expect.soft(search.rows, `${what}: rows of a search`).toBeLessThan(10)
      expect.soft(more, `${what}: more buffers for a search`).toBeLessThan(0.3 * search.buffers + 150)
      const grown = page.buffers - (before[what]?.page.buffers ?? 0)
      if (name in sorted) {
        expect.soft(grown / (large - small), `${what}: buffers for one more row`).toBeLessThan(sorted[name] ?? 0)
        continue
      }
      // Of those who see less, some policies make a set of all that they see (decision 047).
      const share = what.endsWith(' of officer') || what.endsWith(' of administrator') ? 0.3 : 0.4
      expect.soft(grown, `${what}: more buffers for as many rows`).toBeLessThan(share * page.buffers + 150)
      expect.soft(page.buffers, `${what}: buffers of a page`).toBeLessThan(400 + 60 * Math.max(page.rows, 10))
      expect.soft(next.buffers, `${what}: buffers of the next page`).toBeLessThan(1.5 * page.buffers + 150)
      if (count) expect.soft(count.buffers, `${what}: buffers of the count`).toBeLessThan(500 + 3 * large)
    }
    // Of those who see less, a policy also judges the rows between theirs.
    for (const [name] of lists.filter(([name]) => !(name in sorted)))
      for (const who of readers.slice(1)) {
        const [officer, other] = [after[`${name} of officer`], after[`${name} of ${who}`]]
        expect.soft(other?.page.buffers, `${name} of ${who}`).toBeLessThan(4 * (officer?.page.buffers ?? 0) + 600)
      }
    // As many rows are planted of every list as it takes to tell.
    for (const [name] of lists.filter(([name]) => name !== 'account sheet')) {
      const { page, search } = after[`${name} of officer`] ?? {}
      expect(page?.rows, `${name}: rows to page through`).toBeGreaterThan(pageSize)
      expect(search?.rows, `${name}: rows that a search finds`).toBeGreaterThan(0)
    }
    // The default order has keys.
    for (const [name, listing] of lists)
      if (!(name in sorted)) expect(isKeyed(listing, everything), `${name}: keys of the default order`).toBe(true)

    async function costs(): Promise<Costs> {
      const found: Costs = {}
      for (const who of readers)
        for (const [name, listing] of lists)
          found[`${name} of ${who}`] = await as(who, async (db, reader) => {
            const [page, count] = await costsOf({}, 2)
            const [search] = await costsOf({ text: '100333' }, 1)
            const last = (await listRows(db, listing, { ...everything, reader })).rows.at(-1)
            const [next] = last ? await costsOf({ anchor: { id: last.id, side: 'after' } }, 1) : [page]
            if (!page || !search || !next) throw new Error(`${name}: no page`)
            return { page, count, search, next }

            /** Of the first `most` statements that read. */
            async function costsOf(asked: Partial<ListQuestion>, most: number): Promise<Cost[]> {
              const [spy, statements] = spied(db)
              await listRows(spy, listing, { ...everything, ...asked, reader })
              const told: Cost[] = []
              for (const query of statements) {
                const cost = told.length < most && (await costOf(db, query))
                if (cost) told.push(cost)
              }
              return told
            }
          })
      return found
    }
  }),
)
