import { expect, test } from 'vitest'
import { listOf, listRows } from '../lists'
import { records } from '../records'
import { inRegistry } from '../testing/stories'
import { columnsIn, everything } from './listing'
import { offeredIn } from './offered'

/** Their pages are not made from a listing. */
const own = ['member_report', 'job', 'saved_view', 'setting', 'lock_delegation']
const lists = records
  .filter(({ screens, code }) => screens.includes('list') && !own.includes(code))
  .map((record) => listOf(record))

test('a page reads every column that it offers, and offers every column that it shows', () =>
  inRegistry(async ({ as }) => {
    await as('administrator', async (db, reader) => {
      for (const listing of lists) {
        const offered = offeredIn(listing, 'vi').map(({ name }) => name)
        const shown = columnsIn(listing, 'list', 'vi').map(({ name }) => name)
        expect(offered.slice(0, shown.length), listing.record.code).toEqual(shown)
        const [row] = (await listRows(db, listing, { ...everything, reader })).rows
        // Those of the page may be put together from others.
        const more = offered.filter((name) => !shown.includes(name))
        if (row)
          expect(
            more.filter((name) => !(name in row)),
            listing.record.code,
          ).toEqual([])
      }
    })
  }))

test('contact data, remarks and what is looked up for each row are for files', () => {
  const [enterprises] = lists
  const names = enterprises ? offeredIn(enterprises, 'vi').map(({ name }) => name) : []
  expect(names).toEqual(expect.arrayContaining(['name', 'address', 'vsicCode', 'communeId', 'workersPeriod']))
  for (const apart of ['phone', 'email', 'note', 'taxCodeReason', 'secretaries']) expect(names).not.toContain(apart)
})
