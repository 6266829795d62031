import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db, Known } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { allRows } from '../lists'
import { organisationList } from '../organisation/list'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { countedUpTo, countRows } from './list'
import { everything } from './listing'
import { countStanding } from './rows'

const readers: Person[] = ['officer', 'officer of the park', 'secretary of the cell', 'secretary of the committee']
const days = ['2019-06-01', '2021-06-01', '2024-06-01', undefined, '2027-06-01']

/** Enterprises of both units whose lives ended, paused, are still to begin, or are no longer followed. */
async function plantLives(db: Db, units: [string, string], many: number) {
  await db.execute(sql`
    with life(number, spells, retired_on) as (values
      (0, array['[2018-01-01,)'], null::date), (1, array['[2018-01-01,2020-01-01)'], null),
      (2, array['[2018-01-01,2020-01-01)', '[2022-01-01,)'], null), (3, array['[2026-12-31,)'], null),
      (4, array['[2018-01-01,2021-01-01)', '[2021-01-01,)'], null), (5, array['[2018-01-01,)'], '2023-01-01'),
      (6, array['[2018-01-01,)'], '-infinity'), (7, array['[2018-01-01,2022-01-01)'], '2020-01-01')
    ), planted as (
      insert into enterprise (id, unit_id, retired_on)
      select uuidv7(), (array[${units[0]}::uuid, ${units[1]}::uuid])[1 + i % 2], retired_on
      from generate_series(1, ${many}::int) i cross join life returning id, retired_on
    ), numbered as (select id, retired_on, row_number() over (partition by retired_on order by id) as place from planted)
    insert into enterprise_state (id, enterprise_id, name, ownership, valid)
    select uuidv7(), n.id, 'Công ty ' || md5(n.id::text), 'fdi_wholly', spell::daterange
    from numbered n join lateral (select * from life l where l.retired_on is not distinct from n.retired_on
      order by number offset (n.place - 1) % (select count(*) from life l where l.retired_on is not distinct from n.retired_on) limit 1) l
      on true cross join unnest(l.spells) spell`)
}

test(
  'a list is counted as its rows are, by whoever reads it, with few former spells and with many',
  { timeout: 60_000 },
  () =>
    inRegistry(async ({ db, as, park, nextDoor }) => {
      const counts = (listing: typeof enterpriseList, validOn: string | undefined) => async (db: Db, reader: Known) => {
        const asked = { ...everything, reader, validOn }
        const [counted] = await db.execute<{ total: number }>(countStanding(listing, asked, countedUpTo + 1) ?? sql``)
        return [counted?.total, await countRows(db, allRows(listing, asked).counted)]
      }
      for (const more of [40, 300]) {
        await plantLives(db, [park, nextDoor], more)
        for (const who of readers)
          for (const day of days)
            for (const listing of [enterpriseList, organisationList]) {
              const [counted, listed] = await as(who, counts(listing, day))
              expect(counted, `${who}: ${listing.record.code} on ${day}`).toBe(listed)
              if (who === 'officer of the park' && listing === enterpriseList) expect(counted).toBeGreaterThan(more / 4)
            }
      }
      for (const who of ['officer', 'officer of the park'] as const)
        await as(who, async (db) => {
          const [row] = await db.execute(sql`select count_standing('enterprise', today(), 7) as total`)
          expect(row, who).toEqual({ total: 7 })
        })
    }),
)
