import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db, Known } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { nameOfReference } from '../references'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { everything } from './listing'
import { countStanding, pageOf, rowsIn } from './rows'

type Node = { Plans?: Node[] } & Record<string, unknown>
type Cost = { rows: number; buffers: number; scanned: number }

const readers: Person[] = ['officer', 'officer of the park', 'inspector', 'secretary of the cell', 'administrator']

/** Rows answered, pages of memory read, and rows that sequential scans of growing tables went over. */
async function costOf(db: Db, query: SQL): Promise<Cost> {
  await db.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`)
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Node }[] }>(
    sql`explain (analyze, buffers, timing off, format json) ${query}`,
  )
  const plan = row?.['QUERY PLAN'][0]?.Plan ?? {}
  const grows = /^(enterprise|enterprise_state|coverage|enterprise_figures)$/
  const over = (node: Node): number =>
    (node['Node Type'] === 'Seq Scan' && grows.test(String(node['Relation Name']))
      ? Number(node['Actual Loops']) * (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0))
      : 0) + (node.Plans ?? []).reduce((sum, child) => sum + over(child), 0)
  return {
    rows: Number(plan['Actual Rows']),
    buffers: Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks']),
    scanned: over(plan),
  }
}

const page = (reader: Known, more = {}) => {
  const asked = { ...everything, reader, ...more }
  return rowsIn(enterpriseList, asked, nameOfReference, pageOf(asked))
}

/** `many` enterprises, half of them in each unit, the third spell of each holding today. */
async function plantMany(db: Db, units: [string, string], many: number) {
  await db.execute(sql`
    with planted as (
      insert into enterprise (id, unit_id)
      select uuidv7(), (array[${units[0]}::uuid, ${units[1]}::uuid])[1 + i % 2] from generate_series(1, ${many}::int) i returning id
    )
    insert into enterprise_state (id, enterprise_id, name, ownership, valid)
    select uuidv7(), id, 'Công ty ' || md5(id::text), 'fdi_wholly', valid::daterange
    from planted cross join unnest(array['[2018-01-01,2019-01-01)', '[2019-01-01,2020-01-01)', '[2020-01-01,)']) valid`)
  await db.execute(sql`analyze enterprise, enterprise_state`)
}

test('a page costs what it shows, in a small register and in a large one, whoever reads', { timeout: 120_000 }, () =>
  inRegistry(async ({ db, as, park, nextDoor }) => {
    const costs = async () => {
      const found = {} as Record<Person, { page: Cost; count: Cost; next: Cost }>
      for (const who of readers)
        found[who] = await as(who, async (db, reader) => {
          const asked = { ...everything, reader }
          const [last] = await db.execute<{ id: string }>(page(reader))
          const anchor = { id: last?.id ?? '', side: 'after' as const }
          const next = rowsIn(enterpriseList, asked, nameOfReference, sql`limit 51`, 'list', { anchor })
          const count = countStanding(enterpriseList, asked) ?? sql``
          return { page: await costOf(db, page(reader)), count: await costOf(db, count), next: await costOf(db, next) }
        })
      return found
    }
    await plantMany(db, [park, nextDoor], 500)
    const small = await costs()
    await plantMany(db, [park, nextDoor], 2_000)
    const large = await costs()
    for (const who of readers) {
      const [before, after] = [small[who], large[who]]
      for (const part of ['page', 'next'] as const) {
        expect(after[part].rows, who).toBeGreaterThanOrEqual(before[part].rows)
        // A table of two rows is read whole.
        expect(after[part].scanned, `${who}: ${part}`).toBeLessThan(10)
        expect(after[part].buffers, `${who}: ${part}`).toBeLessThan(1.3 * before[part].buffers + 200)
        expect(after[part].buffers, `${who}: ${part}`).toBeLessThan(60 * Math.max(after[part].rows, 20))
      }
      // Of whom the reader sees: the record, its spells and their places in the index.
      expect(after.count.buffers, `${who}: count`).toBeLessThan(12 * 2_500)
    }
    // Of those who see less, a policy also judges the rows between theirs; the count has none of that.
    for (const who of readers.slice(1)) {
      expect(large[who].page.buffers, `${who}: page`).toBeLessThan(4 * large.officer.page.buffers)
      expect(large[who].count.buffers, `${who}: count`).toBeLessThan(1.2 * large.officer.count.buffers + 300)
    }
  }),
)
