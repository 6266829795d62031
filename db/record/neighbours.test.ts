import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Group } from '../../core/condition/condition'
import type { Db, Known } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { listOf, listRows, neighboursOf } from '../lists'
import { organisationList } from '../organisation/list'
import { records } from '../records'
import { spied } from '../testing/costs'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { everything, type Listing, type ListQuestion } from './listing'

/** The ids of a list in its order, and those that walking from the first one to the last, and back, comes by. */
async function walked(db: Db, listing: Listing, asked: ListQuestion) {
  const listed = (await listRows(db, listing, asked)).rows.map(({ id }) => id)
  const walk = async (from: string | undefined, way: 'next' | 'previous') => {
    const passed: string[] = []
    for (let at: string | null = from ?? null; at && passed.length <= listed.length; ) {
      passed.push(at)
      at = (await neighboursOf(db, listing, asked, at))[way]
    }
    return passed
  }
  return { listed, forth: await walk(listed[0], 'next'), back: await walk(listed.at(-1), 'previous') }
}

test('walking comes by the rows of the list that the reader sees, in its order, to both ends', () =>
  inRegistry(async ({ as, park }) => {
    const asked: [Listing, Partial<ListQuestion>][] = [
      [enterpriseList, {}],
      [enterpriseList, { sort: 'name', descending: true }],
      [enterpriseList, { sort: 'workers', descending: true }],
      [enterpriseList, { chosen: { has_organisation: 'yes' } }],
      [enterpriseList, { text: 'cong ty', chosen: { unit: park } }],
      [organisationList, { validOn: '2024-06-30' }],
    ]
    let most = 0
    for (const who of ['officer', 'officer of the park', 'secretary of the cell'] satisfies Person[])
      for (const [listing, wish] of asked)
        await as(who, async (db, reader: Known) => {
          const { listed, forth, back } = await walked(db, listing, { ...everything, ...wish, reader })
          const which = `${listing.record.code} of ${who}, ${JSON.stringify(wish)}`
          expect(forth, which).toEqual(listed)
          expect(back, which).toEqual(listed.toReversed())
          most = Math.max(most, listed.length)
        })
    expect(most).toBeGreaterThan(2)
  }))

test('the beginning and the end of a list have no record beside them, nor has one that nobody listed', () =>
  inRegistry(async ({ as }) => {
    await as('officer', async (db, reader) => {
      const asked = { ...everything, reader }
      const ids = (await listRows(db, enterpriseList, asked)).rows.map(({ id }) => id)
      expect((await neighboursOf(db, enterpriseList, asked, ids[0] ?? '')).previous).toBeNull()
      expect((await neighboursOf(db, enterpriseList, asked, ids.at(-1) ?? '')).next).toBeNull()
      const nobody = '00000000-0000-7000-8000-000000000000'
      for (const sort of ['name', 'workers'])
        expect(await neighboursOf(db, enterpriseList, { ...asked, sort }, nobody)).toEqual({
          previous: null,
          next: null,
        })
    })
  }))

test('a record that no longer fits the filter is still between those that do', () =>
  inRegistry(async ({ db, as, park }) => {
    await db.execute(sql`
      with planted as (insert into enterprise (id, unit_id) select uuidv7(), ${park} from generate_series(1, 3) returning id)
      insert into enterprise_state (id, enterprise_id, name, ownership, valid)
      select uuidv7(), id, 'Công ty Giữa ' || row_number() over (), case when row_number() over () = 2 then 'state' else 'fdi_wholly' end::ownership,
        '[2020-01-01,)' from planted`)
    await as('officer', async (db, reader) => {
      const all = await listRows(db, enterpriseList, { ...everything, text: 'Công ty Giữa', reader })
      const [first, gone, last] = all.rows.map(({ id }) => id)
      const asked = { ...everything, chosen: { ownership: 'fdi_wholly' }, reader }
      expect(await neighboursOf(db, enterpriseList, asked, gone ?? '')).toEqual({ previous: first, next: last })
    })
  }))

test('every list can be walked, by one statement', () =>
  inRegistry(async ({ as }) => {
    await as('officer', async (db, reader) => {
      for (const record of records.filter(({ screens }) => screens.includes('list') && screens.includes('page'))) {
        const listing = listOf(record)
        const [spy, statements] = spied(db)
        await neighboursOf(spy, listing, { ...everything, reader }, reader.accountId)
        // The other one says how it is planned.
        expect(statements, record.code).toHaveLength(2)
        expect(await neighboursOf(db, listing, { ...everything, reader }, reader.accountId), record.code).toBeDefined()
      }
    })
  }))

test('a condition that takes long leaves a record without neighbours, and the transaction as it was', () =>
  inRegistry(async ({ as, riverside }) => {
    await as('officer', async (db, reader) => {
      const where = {
        text: 'slow',
        condition: { is: 'all', parts: [] } as Group,
        holds: () => sql`(select pg_sleep(14) is not null)`,
      }
      const asked = { ...everything, reader, where }
      expect(await neighboursOf(db, enterpriseList, asked, riverside)).toEqual({ previous: null, next: null })
      expect((await listRows(db, enterpriseList, { ...everything, reader })).rows.length).toBeGreaterThan(1)
    })
  }))
