import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterpriseList } from '../enterprise/list'
import { enterprise, enterpriseState } from '../enterprise/record'
import { listRows } from '../lists'
import { organisationList } from '../organisation/list'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { dayOf, holdsIn } from './list'
import { everything } from './listing'

const readers: Person[] = [
  'administrator',
  'officer of the park',
  'secretary of the cell',
  'secretary of the committee',
]

/** Lives of spells, some of them open to either side or dated ahead, as of random days: [life, day] by numbers. */
const lives = sql`(
  select daterange(
      case when i % 7 = 0 then null else date '2000-01-01' + (i * 7919) % 12000 end,
      case when i % 5 = 0 then null else date '2000-01-01' + (i * 7919) % 12000 + 1 + (i * 104729) % 900 end) as valid,
    date '2000-01-01' + (i * 15485863::bigint % 12000)::int as day,
    i from generate_series(1, 2000) i) lives`

test('a spell holds on a day in both ways of asking, on 2,000 days', () =>
  inRegistry(async ({ db }) => {
    const day = { validOn: undefined, reader: { today: '2011-06-15', units: null, personId: null } }
    const asked = (on: string) => holdsIn(sql`valid`, { validOn: on })
    const [row] = await db.execute<{ pairs: number; holding: number; differing: number }>(sql`
      select count(*)::int as pairs, count(*) filter (where valid @> on_day)::int as holding,
        count(*) filter (where valid @> on_day is distinct from (
          coalesce(lower(valid), '-infinity'::date) <= on_day and coalesce(upper(valid), 'infinity'::date) > on_day))::int as differing
      from ${lives} cross join lateral (values (day), (lower(valid)), (upper(valid)), (lower(valid) - 1), (upper(valid) - 1)) days(on_day)
      where on_day is not null`)
    expect(row?.pairs).toBeGreaterThan(8_000)
    expect(row?.holding).toBeGreaterThan(1_000)
    expect(row?.differing).toBe(0)
    for (const on of ['1999-12-31', '2000-01-01', '2011-06-15', '2020-02-29', '2032-12-31']) {
      const of = async (holds: ReturnType<typeof sql>) =>
        (await db.execute<{ i: number }>(sql`select i from ${lives} where ${holds} order by i`)).map(({ i }) => i)
      const said = await of(sql`valid @> ${on}::date`)
      expect(said.length, on).toBeGreaterThan(0)
      expect(await of(asked(on)), on).toEqual(said)
    }
    const values = await db.execute<{ day: string }>(sql`select ${dayOf(day)}::text as day`)
    expect(values[0]?.day).toBe('2011-06-15')
  }))

test('a list of today knows the day of its own transaction: nothing has to run at midnight', () =>
  inRegistry(async ({ db, as, park }) => {
    const [ahead] = await db.insert(enterprise).values({ unitId: park }).returning({ id: enterprise.id })
    const id = ahead?.id ?? ''
    await db.insert(enterpriseState).values([
      {
        enterpriseId: id,
        name: 'Công ty Ngày Mai',
        ownership: 'state',
        valid: sql`daterange((select today()) + 1, (select today()) + 30)`,
      },
      {
        enterpriseId: id,
        name: 'Công ty Tháng Sau',
        ownership: 'state',
        valid: sql`daterange((select today()) + 30, null)`,
      },
    ])
    const names = () =>
      as('officer of the park', async (db, reader) => {
        const asked = { ...everything, text: 'cong ty', reader }
        const { rows } = await listRows(db, enterpriseList, asked)
        const { rows: slow } = await listRows(db, enterpriseList, { ...asked, reader: undefined })
        expect(rows).toEqual(slow)
        return rows.filter((row) => row.id === id).map(({ name }) => name)
      })
    const days: unknown[] = []
    for (const later of [0, 1, 29, 30]) {
      await db.execute(sql`update clock set offset_days = ${later}`)
      days.push(await names())
    }
    expect(days).toEqual([[], ['Công ty Ngày Mai'], ['Công ty Ngày Mai'], ['Công ty Tháng Sau']])
  }))

test('the rows are the same for a list that knows its reader', () =>
  inRegistry(async ({ as }) => {
    for (const who of readers)
      for (const listing of [enterpriseList, organisationList])
        await as(who, async (db, reader) => {
          for (const validOn of [undefined, '2024-06-01', '2030-01-01']) {
            const asked = { ...everything, validOn }
            expect(await listRows(db, listing, { ...asked, reader }), `${who} ${validOn}`).toEqual(
              await listRows(db, listing, asked),
            )
          }
        })
  }))
