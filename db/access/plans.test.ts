import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changesUnder } from '../audit/trail'
import type { Db } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { enterprise } from '../enterprise/record'
import { window } from '../record/list'
import { everything } from '../record/listing'
import { rowsIn } from '../record/rows'
import { nameOfReference } from '../references'
import { grant } from '../testing/reports'
import type { Person } from '../testing/seed'
import { inUntouchedRegistry } from '../testing/stories'
import { mayRevise } from './rights'

type Node = {
  'Node Type': string
  'Index Name'?: string
  'Function Name'?: string
  'Subplan Name'?: string
  'Parent Relationship'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  Plans?: Node[]
} & Record<string, unknown>

const list = rowsIn(enterpriseList, everything, nameOfReference, window(everything))
const count = sql`select count(*) from enterprise_state s join enterprise e on e.id = s.enterprise_id
  where s.valid @> (select today()) and e.retired_on is null`
const revisable = sql`select e.id, ${mayRevise(enterprise, 'e')} from enterprise e`
const names = sql`select name from enterprise_state order by name collate vi_natural, enterprise_id limit 50`

const readers: Person[] = ['officer', 'officer of the park', 'inspector', 'leader', 'secretary of the cell']

test('rights are judged once a statement, not once a row', { timeout: 60_000 }, async () => {
  await inUntouchedRegistry(async ({ db, as, park, nextDoor }) => {
    await plantMany(db, [park, nextDoor], 2_000)
    for (const who of readers) {
      await as(who, async (db) => {
        for (const query of [list, count, revisable]) {
          const nodes = await nodesOf(db, query)
          const judged = nodes.filter((node) => rules.test(String(node['Function Name'])))
          expect(
            judged.filter((node) => (node['Actual Loops'] ?? 0) > 1),
            who,
          ).toEqual([])
          expect(nodes.flatMap(perRow), who).toEqual([])
          expect(JSON.stringify(nodes), 'expanded in place').not.toContain('may_revise_')
        }
      })
    }
  })
})

test('row security does not keep a page of names from its index', { timeout: 60_000 }, async () => {
  await inUntouchedRegistry(async ({ db, as, park, nextDoor }) => {
    await plantMany(db, [park, nextDoor], 2_000)
    for (const who of ['officer', 'officer of the park'] as const) {
      await as(who, async (db) => {
        const scan = (await nodesOf(db, names)).find((node) => node['Index Name'] === 'enterprise_state_name')
        expect(scan?.['Actual Rows'], who).toBeLessThan(500)
      })
    }
  })
})

test('what a grant let in is found without judging the whole trail', { timeout: 60_000 }, async () => {
  await inUntouchedRegistry(async ({ db, as, park, cell, period: periodId }) => {
    await plantMany(db, [park], 2_000)
    const id = await grant(db, { periodId, organisationId: cell })
    for (const who of ['leader', 'secretary of the cell', 'officer of the park', 'inspector'] as const) {
      const read = (await as(who, (db) => nodesOf(db, changesUnder(id, 'vi')))).filter(
        (node) => node['Relation Name'] === 'audit',
      )
      expect(read.length, who).toBeGreaterThan(0)
      for (const node of read) expect(Number(node['Rows Removed by Filter'] ?? 0), who).toBeLessThan(100)
    }
  })
})

test('several words are found by their index, for whoever asks', { timeout: 60_000 }, async () => {
  await inUntouchedRegistry(async ({ db, as, park, nextDoor, harbour }) => {
    await plantMany(db, [park, nextDoor], 500)
    // So few rows are read faster in another way: what is tested is that the index serves the query.
    await db.execute(sql`set local enable_seqscan = off`)
    await db.execute(sql`alter table search_words drop constraint search_words_record_record_id_pk`)
    const scans = async (db: Db, of: string) => {
      const [row] = await db.execute<{ scans: number }>(
        sql`select pg_stat_get_xact_numscans(${of}::regclass)::int as scans`,
      )
      return row?.scans ?? 0
    }
    for (const who of readers)
      await as(who, async (db) => {
        const whole = await scans(db, 'search_words')
        const inSight = await db.execute(sql`select id from enterprise where id = ${harbour}`)
        for (const typed of ['xanh dien tu', 'cty xanh', 'ctcp']) {
          const before = await scans(db, 'search_words_enterprise')
          const found = await db.execute(sql`select id from found('enterprise', ${typed})`)
          expect([...found], `${who}: ${typed}`).toEqual([...inSight])
          expect(await scans(db, 'search_words_enterprise'), `${who}: ${typed}`).toBeGreaterThan(before)
        }
        expect(await scans(db, 'search_words'), who).toBe(whole)
      })
  })
})

const rules = /^(today|reads_\w+|writes_\w+|readable_\w+|writable_\w+|watched_\w+|own_\w+|actor_\w+|has_role|is_staff)$/
const calls =
  /\b(today|reads_\w+|writes_\w+|readable_\w+|writable_\w+|watched_\w+|own_\w+|actor_\w+|has_role|is_staff)\(/

/** The conditions of a plan node that call an access function, which then runs for each row. */
function perRow(node: Node): string[] {
  const conditions = ['Filter', 'Index Cond', 'Recheck Cond', 'Join Filter', 'Hash Cond', 'One-Time Filter']
  return conditions.map((name) => String(node[name] ?? '')).filter((condition) => calls.test(condition))
}

async function nodesOf(db: Db, query: SQL): Promise<Node[]> {
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Node }[] }>(
    sql`explain (analyze, verbose, timing off, format json) ${query}`,
  )
  const found: Node[] = []
  const walk = (node: Node) => {
    found.push(node)
    node.Plans?.forEach(walk)
  }
  for (const { Plan } of row?.['QUERY PLAN'] ?? []) walk(Plan)
  return found
}

/** Inserts `many` enterprises in one statement; constraints and audit triggers run as for single inserts. */
async function plantMany(db: Db, units: string[], many: number) {
  const parks = sql.join(
    units.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  await db.execute(sql`
    with planted as (
      insert into enterprise (id, unit_id)
      select uuidv7(), (array[${parks}])[1 + i % ${units.length}::int] from generate_series(1, ${many}::int) i returning id
    )
    insert into enterprise_state (id, enterprise_id, name, ownership, valid)
    select uuidv7(), id, 'Công ty ' || md5(id::text), 'fdi_wholly', '[2020-01-01,)' from planted`)
  await db.execute(sql`analyze enterprise, enterprise_state`)
}
