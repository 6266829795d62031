import { sql } from 'drizzle-orm'
import { addDays } from '@/core/date'
import { plantPeriod } from '@/db/testing/reports'
import { asOwner } from './fixtures'

/** Plants an ad hoc period of three days without reports; each further one is a week later. */
export const openPeriod = (wish: Parameters<typeof plantPeriod>[2] = {}) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const others = await db.execute(sql`select from period where kind = 'ad_hoc'`)
    const startsOn = addDays('2024-07-01', 7 * others.length)
    const endsOn = addDays(startsOn, 2)
    const name = `Rà soát lần ${others.length + 1}`
    return { id: await plantPeriod(db, startsOn, { name, endsOn, cutOffOn: endsOn, ...wish }), name }
  })

/** Plants a half-year with enterprise figures, and the one before it. */
export const openHalves = () =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`insert into period (id, kind, starts_on, ends_on, cut_off_on, opens_on, due_on, asks_members, asks_figures)
      values (uuidv7(), 'half_year', '2017-01-01', '2017-06-30', '2017-06-30', '2017-06-17', '2017-07-20', false, true),
        (uuidv7(), 'half_year', '2017-07-01', '2017-12-31', '2017-12-31', '2017-12-17', '2018-01-20', false, true)`)
    const [before, now] = await db.execute<{ id: string }>(
      sql`select id from period where kind = 'half_year' and starts_on between '2017-01-01' and '2017-12-31' order by starts_on`,
    )
    return { before: before?.id ?? '', now: now?.id ?? '' }
  })
