import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import type { Db, Known } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { everything, type Listing, type ListQuestion } from '../record/listing'
import { isNarrow, pageOf, rowsIn } from '../record/rows'
import { nameOfReference } from '../references'
import type { Person } from '../testing/seed'
import { inUntouchedRegistry } from '../testing/stories'

type Node = { Plans?: Node[] } & Record<string, unknown>
type Plan = { nodes: Node[]; rows: number; buffers: number }

/** The plan of the page of enterprises that a question asks for, as it was executed. */
async function planOf(db: Db, reader: Known, wish: Partial<ListQuestion>): Promise<Plan> {
  const asked = { ...everything, reader, ...wish }
  const page = rowsIn(enterpriseList, asked, nameOfReference, pageOf(asked), 'list', {
    counts: isNarrow(enterpriseList, asked),
  })
  await db.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`)
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Node }[] }>(
    sql`explain (analyze, buffers, timing off, format json) ${page}`,
  )
  const nodes = nodesIn(row?.['QUERY PLAN'][0]?.Plan ?? {})
  const [top] = nodes
  return {
    nodes,
    rows: Number(top?.['Actual Rows']),
    buffers: Number(top?.['Shared Hit Blocks']) + Number(top?.['Shared Read Blocks']),
  }
}

/** Rows that a plan read of a table, those that it passed over included. */
const readOf = ({ nodes }: Plan, table: string): number =>
  nodes
    .filter((node) => node['Relation Name'] === table)
    .reduce(
      (sum, node) =>
        sum +
        Number(node['Actual Loops']) * (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)),
      0,
    )

/** How often a plan looked into a table. */
const visitsOf = ({ nodes }: Plan, table: string): number =>
  nodes.filter((node) => node['Relation Name'] === table).reduce((sum, node) => sum + Number(node['Actual Loops']), 0)

const callsOf = ({ nodes }: Plan, name: string): number =>
  nodes.filter((node) => node['Function Name'] === name).reduce((sum, node) => sum + Number(node['Actual Loops']), 0)

/** `many` enterprises, half of them in each unit; each hundredth has a name of its own, each tenth an organisation. */
async function plantMany(db: Db, units: [string, string], many: number) {
  const planted = await db.execute<{ id: string }>(sql`
    insert into enterprise (id, unit_id)
    select uuidv7(), (array[${units[0]}::uuid, ${units[1]}::uuid])[1 + i % 2] from generate_series(1, ${many}::int) i returning id`)
  const ids: SQL = sql`unnest(${`{${planted.map(({ id }) => id).join()}}`}::uuid[]) with ordinality p(id, at)`
  await db.execute(sql`
    insert into enterprise_state (id, enterprise_id, name, ownership, valid)
    select uuidv7(), id, 'Công ty ' || case when at % 100 = 1 then 'Hiếm Thấy ' else '' end || md5(id::text), 'fdi_wholly', '[2018-01-01,)'
    from ${ids}`)
  await db.execute(sql`
    with cell as (
      insert into organisation (id, unit_id, founded_on)
      select uuidv7(), (select unit_id from enterprise where enterprise.id = p.id), '2020-01-01' from ${ids} where at % 10 = 0 returning id
    ), named as (
      insert into organisation_state (id, organisation_id, valid, name, kind)
      select uuidv7(), id, '[2020-01-01,)', 'Chi bộ ' || id, 'subordinate_cell' from cell
    )
    insert into coverage (id, organisation_id, enterprise_id, valid, is_host)
    select uuidv7(), cell.id, p.id, '[2020-01-01,)', true
    from (select id, row_number() over () as n from cell) cell join (select id, row_number() over () as n from ${ids} where at % 10 = 0) p using (n)`)
  await db.execute(sql`analyze enterprise, enterprise_state, organisation, organisation_state, coverage, search_words`)
}

/** The nodes of the plan of a page that does not know its values. */
async function generalPlanOf(db: Db, listing: Listing, reader: Known, wish: Partial<ListQuestion>): Promise<Node[]> {
  const asked = { ...everything, reader, ...wish }
  const page = rowsIn(listing, asked, nameOfReference, pageOf(asked), 'list', { anchor: asked.anchor })
  const { sql: text } = new PgDialect().sqlToQuery(page)
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Node }[] }>(
    sql.raw(`explain (generic_plan, format json) ${text}`),
  )
  return nodesIn(row?.['QUERY PLAN'][0]?.Plan ?? {})
}

const nodesIn = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesIn)]

const readers: Person[] = ['officer', 'officer of the park', 'secretary of the cell', 'administrator']
const [small, large] = [400, 1_200]

test(
  'searches, filters and deep pages cost what they find, in a small register and in a large one',
  {
    timeout: 120_000,
  },
  () =>
    inUntouchedRegistry(async ({ db, as, park, nextDoor }) => {
      const plans = async (page: number) => {
        const found = {} as Record<Person, Record<'rare' | 'frequent' | 'filtered' | 'deep', Plan>>
        for (const who of readers)
          found[who] = await as(who, async (db, reader) => ({
            rare: await planOf(db, reader, { text: 'hiem thay' }),
            frequent: await planOf(db, reader, { text: 'cong ty' }),
            filtered: await planOf(db, reader, {
              chosen: { unit: park, ownership: 'fdi_wholly', has_organisation: 'yes' },
            }),
            deep: await planOf(db, reader, { page }),
          }))
        return found
      }
      await plantMany(db, [park, nextDoor], small)
      const before = await plans(small / 50)
      await plantMany(db, [park, nextDoor], large)
      const after = await plans((small + large) / 50)

      for (const who of readers) {
        const { rare, frequent, filtered, deep } = after[who]
        for (const [what, plan] of Object.entries({ rare, frequent })) {
          expect(callsOf(plan, 'found'), `${who}: ${what}`).toBe(1)
          // A policy of spells looks up the enterprise of each, for whoever does not read everything.
          expect(readOf(plan, 'enterprise'), `${who}: ${what}`).toBeLessThan(2 * (small + large))
        }
        expect(callsOf(filtered, 'organised_enterprises'), who).toBeLessThan(2)
        // Sixteen, of which four stood there before.
        expect(rare.rows, who).toBeLessThanOrEqual(16)
        expect(readOf(rare, 'enterprise_state'), who).toBeLessThan(4 * 16)
        expect(rare.buffers, who).toBeLessThan(before[who].rare.buffers + 12 * 60)
        expect(deep.rows, who).toBeLessThanOrEqual(51)
      }
      // Whoever reads everything: keys from an index, and fifty rows looked up.
      for (const who of ['officer', 'administrator'] as const) {
        const { deep, rare, frequent, filtered } = after[who]
        // What is found is found once, for the page and its count, by one pass of an index; then the rows of the page.
        for (const [what, plan] of Object.entries({ rare, frequent, filtered })) {
          expect(
            plan.nodes.filter((node) => node['Subplan Name'] === 'CTE hits'),
            `${who}: ${what}`,
          ).toHaveLength(1)
          expect(visitsOf(plan, 'enterprise_state'), `${who}: ${what}`).toBe(1 + plan.rows)
          expect(
            plan.nodes.filter((node) => node['Index Name'] === 'enterprise_state_spell'),
            `${who}: ${what}`,
          ).toHaveLength(1)
        }
        expect(deep.rows, who).toBeGreaterThan(0)
        expect(
          deep.nodes.filter((node) => node['Index Name'] === 'enterprise_state_name').map((node) => node['Node Type']),
          who,
        ).toEqual(['Index Only Scan'])
        for (const [what, plan] of Object.entries({ deep, frequent }))
          expect(readOf(plan, 'enterprise'), `${who}: ${what}`).toBeLessThanOrEqual(51)
        // Each found spell once, and once more those of the page.
        expect(readOf(frequent, 'enterprise_state'), who).toBeLessThan(small + large + 2 * 51)
        expect(callsOf(filtered, 'organised_enterprises'), who).toBe(1)
        expect(readOf(filtered, 'enterprise_state'), who).toBeLessThan((small + large) / 10 + 2 * 51)
      }
      // Its general plan, which is kept, walks the same index, forwards and back.
      await as('officer', async (db, reader) => {
        const [first] = await db.execute<{ id: string }>(sql`select enterprise_id as id from enterprise_state limit 1`)
        const beside = (['after', 'before'] as const).map((side) => ({ anchor: { id: first?.id ?? '', side } }))
        for (const wish of [{}, { descending: true, sort: 'name' }, { page: 20 }, ...beside]) {
          const scans = (await generalPlanOf(db, enterpriseList, reader, wish)).filter(
            (node) => node['Index Name'] === 'enterprise_state_name',
          )
          expect(
            scans.map((node) => node['Node Type']),
            JSON.stringify(wish),
          ).toEqual(['Index Only Scan'])
        }
      })
    }),
)
