import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db, Known } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { listRows } from '../lists'
import { inRegistry } from '../testing/stories'
import { type Anchor, countedUpTo, pageSize } from './list'
import { everything } from './listing'

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)

/** Enterprises in threes of one name. */
const plantMany = (db: Db, unit: string, many = 130) =>
  db.execute(sql`
    with planted as (
      insert into enterprise (id, unit_id) select uuidv7(), ${unit} from generate_series(1, ${many}::int) returning id
    )
    insert into enterprise_state (id, enterprise_id, name, ownership, valid)
    select uuidv7(), id, 'Công ty ' || (row_number() over ()) / 3, 'fdi_wholly', '[2020-01-01,)' from planted`)

test('pages by the row beside them are the pages by number, to both ends', { timeout: 60_000 }, () =>
  inRegistry(async ({ db, as, park }) => {
    await plantMany(db, park)
    for (const [sort, descending] of [
      ['name', false],
      ['name', true],
      ['taxCode', false],
      ['taxCode', true],
    ] as const)
      await as('officer', async (db, reader: Known) => {
        const page = (page: number, anchor?: Anchor) =>
          listRows(db, enterpriseList, { ...everything, sort, descending, reader, page, anchor })
        const numbered = [await page(1), await page(2), await page(3), await page(4)]
        const last = numbered.findIndex(({ hasMore }) => !hasMore)
        expect(last).toBeGreaterThan(1)
        for (let at = 0; at < last; at += 1) {
          const here = idsOf(numbered[at] ?? { rows: [] })
          const next = idsOf(numbered[at + 1] ?? { rows: [] })
          expect(here).toHaveLength(pageSize)
          const forth = await page(99, { id: here.at(-1) ?? '', side: 'after' })
          expect(idsOf(forth)).toEqual(next)
          expect(forth.hasMore).toBe(numbered[at + 1]?.hasMore)
          const back = await page(99, { id: next[0] ?? '', side: 'before' })
          expect(idsOf(back)).toEqual(here)
          expect(back.hasMore).toBe(true)
        }
      })
  }),
)

test('a page beside a row that has left the list is the page of its number', () =>
  inRegistry(async ({ db, as, park }) => {
    await plantMany(db, park)
    const [first, second, gone] = await as('officer', async (db) => {
      const asked = { ...everything, sort: 'name' }
      const first = await listRows(db, enterpriseList, asked)
      return [first, await listRows(db, enterpriseList, { ...asked, page: 2 }), idsOf(first).at(-1) ?? ''] as const
    })
    expect(idsOf(second)).not.toContain(gone)
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update enterprise set retired_on = '2020-01-02' where id = ${gone}`)
    const asked = { ...everything, sort: 'name', page: 2, anchor: { id: gone, side: 'after' as const } }
    const now = await as('officer', (db) => listRows(db, enterpriseList, asked))
    const numbered = await as('officer', (db) => listRows(db, enterpriseList, { ...asked, anchor: undefined }))
    expect(idsOf(now).slice(0, 5)).toEqual(idsOf(second).slice(0, 5))
    expect(idsOf(numbered)).not.toContain(idsOf(first)[0])
  }))

test('a page tells nothing of where a row out of sight stands', () =>
  inRegistry(async ({ db, as, park, hill }) => {
    await plantMany(db, park)
    const beside = (who: 'officer' | 'officer of the park') =>
      as(who, async (db, reader) => {
        const page = async (anchor?: Anchor) =>
          idsOf(await listRows(db, enterpriseList, { ...everything, sort: 'name', reader, anchor }))
        return [await page(), await page({ id: hill, side: 'after' }), await page({ id: hill, side: 'before' })]
      })
    const [first, after, before] = await beside('officer of the park')
    expect(first).toHaveLength(pageSize)
    expect([after, before]).toEqual([first, first])
    // To whoever reads it, it stands behind most.
    const [, , seen] = await beside('officer')
    expect(seen).not.toContain(first?.[0])
  }))

test(
  'an order with keys goes on; one without ends at the rows that are counted, and says that none follow',
  {
    timeout: 60_000,
  },
  () =>
    inRegistry(async ({ db, as, park }) => {
      for (const table of ['enterprise', 'enterprise_state'])
        await db.execute(sql.raw(`alter table ${table} disable trigger user`))
      // What the triggers would have said: counts kept before are not of these rows.
      await db.execute(sql`insert into figure_change (xid) values (pg_current_xact_id()) on conflict do nothing`)
      await plantMany(db, park, countedUpTo + pageSize + 10)
      await as('officer', async (db, reader) => {
        const page = (sort: string, page: number) =>
          listRows(db, enterpriseList, { ...everything, sort, page: countedUpTo / pageSize + page, reader })
        const [last, beyond] = [await page('ownership', 0), await page('ownership', 1)]
        expect([last.rows.length, last.hasMore]).toEqual([pageSize, false])
        expect([beyond.rows.length, beyond.hasMore, beyond.total]).toEqual([0, false, countedUpTo + 1])
        for (const sort of ['name', 'taxCode']) {
          const [numbered, next] = [await page(sort, 0), await page(sort, 1)]
          expect(numbered.hasMore, sort).toBe(true)
          const anchor: Anchor = { id: idsOf(numbered).at(-1) ?? '', side: 'after' }
          const beside = await listRows(db, enterpriseList, { ...everything, sort, reader, anchor })
          expect(idsOf(beside), sort).toEqual(idsOf(next))
        }
      })
    }),
)
