import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { shown } from '../../core/notation'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { organisations } from '../organisation/record'
import { setting } from './record'

/** What the frame of every page shows, also before sign-in. */
export async function findOffice(db: Db) {
  const [office] = await db.execute<{ name: string | null; helpPhone: string | null }>(
    sql`select setting_on('office_name', today()) as name, setting_on('help_phone', today()) as "helpPhone"`,
  )
  return { name: office?.name ?? null, helpPhone: office?.helpPhone ? shown(office.helpPhone, 'phone') : null }
}

/** SQL for the value of a key on a day; every account may read it. */
export const settingOn = (key: string, day: string) => sql<string | null>`setting_on(${key}::setting_key, ${day}::date)`

const columnsIn = (locale: Locale) => ({
  ...getTableColumns(setting),
  /** The name of the record, if the value is an id. */
  called: sql<string | null>`case when ${setting.key} = 'zone_committee'
    then ${organisations.referredName(sql`${setting.value}::uuid`, locale)} end`,
})

/** All values by key, newest first, retired ones, too. */
export const listSettings = (db: Db, locale: Locale = 'vi') =>
  db
    .select({
      ...columnsIn(locale),
      from: sql<string>`lower(${setting.valid})::text`,
      lastDay: sql<string | null>`(upper(${setting.valid}) - 1)::text`,
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

/** The settings with which the figures of a day are computed. */
export async function findGround(db: Db, day: string) {
  const [ground] = await db.execute<{ rate: string | null; committee: string | null }>(sql`
    select ${settingOn('vnd_per_usd', day)} as rate, ${settingOn('zone_committee', day)} as committee`)
  return { rate: ground?.rate ? Number(ground.rate) : null, committee: ground?.committee ?? null }
}
