import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db, Known } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { listRows } from '../lists'
import { inRegistry } from '../testing/stories'
import { type Anchor, pageSize } from './list'
import { everything } from './listing'

const idsOf = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)

/** 130 enterprises, in threes of one name. */
const plantMany = (db: Db, unit: string) =>
  db.execute(sql`
    with planted as (
      insert into enterprise (id, unit_id) select uuidv7(), ${unit} from generate_series(1, 130) returning id
    )
    insert into enterprise_state (id, enterprise_id, name, ownership, valid)
    select uuidv7(), id, 'Công ty ' || (row_number() over ()) / 3, 'fdi_wholly', '[2020-01-01,)' from planted`)

test('pages by the row beside them are the pages by number, to both ends', { timeout: 60_000 }, () =>
  inRegistry(async ({ db, as, park }) => {
    await plantMany(db, park)
    for (const descending of [false, true])
      await as('officer', async (db, reader: Known) => {
        const page = (page: number, anchor?: Anchor) =>
          listRows(db, enterpriseList, { ...everything, sort: 'name', descending, reader, page, anchor })
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
