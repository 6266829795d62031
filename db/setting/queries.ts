import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { organisations } from '../organisation/record'
import { setting } from './record'

/** What stands in the frame of every page, before sign-in, too. */
export async function findOffice(db: Db) {
  const [office] = await db.execute<{ name: string | null; helpPhone: string | null }>(
    sql`select setting_on('office_name', today()) as name, setting_on('help_phone', today()) as "helpPhone"`,
  )
  return office ?? { name: null, helpPhone: null }
}

/** The value of a key on a day, for whoever needs one. */
export const settingOn = (key: string, day: string) => sql<string | null>`setting_on(${key}::setting_key, ${day}::date)`

const columnsIn = (locale: Locale) => ({
  ...getTableColumns(setting),
  /** What the value is called where it is an id. */
  called: sql<string | null>`case when ${setting.key} = 'zone_committee'
    then ${organisations.referredName(sql`${setting.value}::uuid`, locale)} end`,
})

/** Every value there has been, by key, newest first, with those that were retired. */
export const listSettings = (db: Db, locale: Locale = 'vi') =>
  db
    .select({
      ...columnsIn(locale),
      holds: sql<boolean>`${setting.valid} @> (select today()) and ${setting.retiredOn} is null`,
    })
    .from(setting)
    .orderBy(setting.key, sql`lower(${setting.valid}) desc`)

export async function findSetting(db: Db, id: string, locale: Locale = 'vi') {
  const [found] = await db
    .select({ ...columnsIn(locale), canEdit: mayRevise(setting) })
    .from(setting)
    .where(eq(setting.id, id))
  return found ?? null
}

/** What the figures of a day rest on besides records. */
export async function findGround(db: Db, day: string) {
  const [ground] = await db.execute<{ rate: string | null; committee: string | null }>(sql`
    select ${settingOn('vnd_per_usd', day)} as rate, ${settingOn('zone_committee', day)} as committee`)
  return { rate: ground?.rate ? Number(ground.rate) : null, committee: ground?.committee ?? null }
}
