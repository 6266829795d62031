import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterpriseList } from '../enterprise/list'
import { listRows } from '../lists'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { capitalOf, lastSurvey } from './last-counts'
import { figuresList } from './list'

test('the survey shown with an enterprise is that of the list, whether it is split or not', () =>
  inRegistry(async ({ db, as }) => {
    const [one] = await db.execute<{ id: string }>(sql`select enterprise_id as id from enterprise_figures
      where retired_on is null order by enterprise_id limit 1`)
    const id = one?.id ?? ''
    const asked = (survey: string) =>
      db.execute(sql`update enterprise_figures set ${sql.raw(survey)} where enterprise_id = ${id}`).then(() =>
        as('officer', async (db, reader) => {
          const figures = await listRows(db, figuresList, { ...everything, chosen: { enterprise: id }, reader })
          const listed = await listRows(db, enterpriseList, { ...everything, reader })
          const row = listed.rows.find((row) => row.id === id)
          return [lastSurvey(figures.rows)?.members ?? null, row?.membersElsewhere]
        }),
      )
    const none = 'official_elsewhere = null, probationary_elsewhere = null'
    expect(await asked(`${none}, members_elsewhere = 9`)).toEqual([9, 9])
    expect(await asked('official_elsewhere = 3, probationary_elsewhere = 1, members_elsewhere = null')).toEqual([4, 4])
    expect(await asked(`${none}, members_elsewhere = null`)).toEqual([null, null])
  }))

test('capital is summed by currency, and says of how many projects it is', () => {
  const of = (currency: string, registeredCapital: unknown) => ({ id: '', currency, registeredCapital })
  expect(capitalOf([of('VND', 5), of('USD', '2'), of('VND', 7), of('USD', null)])).toEqual({
    count: 3,
    sums: [
      ['USD', 2],
      ['VND', 12],
    ],
  })
  expect(capitalOf([of('USD', null)])).toEqual({ count: 0, sums: [] })
})
