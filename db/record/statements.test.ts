import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { accountList } from '../assignment/account-list'
import type { Db } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { listRows } from '../lists'
import { personList } from '../mandate/person-list'
import { organisationList } from '../organisation/list'
import { nameOfReference } from '../references'
import { spied } from '../testing/costs'
import { everything, filtersOf, type Listing, type ListQuestion } from './listing'
import { isNarrow, pageOf, rowsIn } from './rows'
import { statementOf } from './statements'

const dialect = new PgDialect()
const [one, other] = ['01920000-0000-7000-8000-000000000001', '01920000-0000-7000-8000-000000000002']
const readers = [
  { today: '2024-05-31', units: null, personId: null },
  { today: '2024-06-01', units: null, personId: null },
  { today: '2024-06-01', units: [one], personId: null },
  { today: '2024-06-01', units: [one, other], personId: null },
  { today: '2024-06-01', units: [], personId: one },
]

/** Questions that differ in one thing each. */
function* questionsOf(listing: Listing): Generator<ListQuestion> {
  for (const reader of [undefined, ...readers]) yield { ...everything, reader }
  for (const wish of [{ page: 2 }, { page: 3 }, { locale: 'en' }, { validOn: '2020-02-01' }, { validOn: '2020-02-02' }])
    yield { ...everything, ...wish } as ListQuestion
  for (const sort of Object.keys(listing.sortable))
    for (const descending of [false, true]) yield { ...everything, sort, descending }
  for (const [name, { options, isCount }] of Object.entries(filtersOf(listing)))
    for (const value of isCount
      ? ['1', '2']
      : typeof options === 'object'
        ? Object.keys(options).slice(0, 2)
        : [one, other])
      yield { ...everything, chosen: { [name]: value } }
}

test('a statement that is kept has the text and the values of one made for the question', async () => {
  let kept = 0
  for (const listing of [enterpriseList, organisationList, personList, accountList]) {
    const questions = [...questionsOf(listing)]
    const sent = async (asked: ListQuestion) => {
      const [db, statements] = spied({} as Db)
      await listRows(db, listing, asked)
      return statements.map((statement) => dialect.sqlToQuery(statement))
    }
    // Everything once, in order to keep it, and then each again.
    for (const asked of questions) await sent(asked)
    for (const asked of questions.toReversed()) {
      const anew = rowsIn(listing, asked, nameOfReference, pageOf(asked), 'list', {
        ...(isNarrow(listing, asked) && { counts: true }),
      })
      expect(await sent(asked), `${listing.record.code} ${JSON.stringify(asked)}`).toContainEqual(
        dialect.sqlToQuery(anew),
      )
      kept += 1
    }
  }
  expect(kept).toBeGreaterThan(100)
})

test('a statement is made once for a question, and each time for what no text says in full', () => {
  let made = 0
  const ask = (wish: Partial<ListQuestion>, part = 'rows'): SQL =>
    statementOf(enterpriseList, { ...everything, ...wish }, part, (asked) => sql`select ${++made}, ${asked.page}`)
  const first = ask({ page: 7 })
  expect(ask({ page: 7 })).toBe(first)
  // What else the door says of who asks is no part of the question, and is kept from the statement.
  const who = { ...readers[0], personId: null, units: null, today: '2024-05-31', changeSet: one }
  const of = ask({ page: 7, reader: who })
  expect(ask({ page: 7, reader: { ...who, changeSet: other } as typeof who })).toBe(of)
  statementOf(enterpriseList, { ...everything, page: 8, reader: who }, 'rows', ({ reader }) => {
    expect(reader).toEqual({ today: who.today, units: null, personId: null })
    return sql``
  })
  expect(ask({ page: 7 }, 'count')).not.toBe(first)
  for (const wish of [
    { text: 'cơ khí' },
    { anchor: { id: one, side: 'after' } },
    { where: { holds: () => sql`true` } },
  ] as Partial<ListQuestion>[])
    expect(ask(wish)).not.toBe(ask(wish))
  // The one asked longest ago is forgotten, and made again.
  for (let page = 100; page < 160; page += 1) {
    ask({ page })
    expect(ask({ page: 7 })).toBe(first)
  }
  expect(ask({ page: 7 }, 'count')).not.toBe(ask({ page: 7 }))
  const before = made
  ask({ page: 100 })
  expect(made).toBe(before + 1)
})

test('a page of a list is two statements besides its settings: the rows and the count, or one of both', async () => {
  const sent = async (wish: Partial<ListQuestion>) => {
    const [db, statements] = spied({} as Db)
    await listRows(db, enterpriseList, { ...everything, reader: readers[0], ...wish })
    const texts = statements.map((statement) => dialect.sqlToQuery(statement).sql)
    return [texts.length, texts.filter((text) => !text.includes('set_config')).length]
  }
  expect(await sent({})).toEqual([4, 2])
  expect(await sent({ reader: readers[2] })).toEqual([3, 2])
  expect(await sent({ validOn: '2024-01-01' })).toEqual([3, 2])
  expect(await sent({ chosen: { standing: 'operating' } })).toEqual([3, 2])
  expect(await sent({ chosen: { has_organisation: 'yes' } })).toEqual([2, 1])
  expect(await sent({ text: 'cơ khí' })).toEqual([2, 1])
})
