import { eq } from 'drizzle-orm'
import { ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, makeWay, reviseRow } from '../record/revise'
import { type SettingKey, setting } from './record'

/** Inserts a value from a day on; the present one ends the day before. */
export async function recordSetting(
  db: Db,
  id: string,
  { key, value, effectiveOn }: { key: SettingKey; value: string; effectiveOn: string },
): Promise<Result<{ id: string }>> {
  const way = await makeWay(db, setting, eq(setting.key, key), effectiveOn)
  if (!way.ok) return way
  await db.insert(setting).values({ id, key, value, ...way.value })
  return ok({ id })
}

/** Corrects a value. Another value from another day is a new row. */
export const reviseSetting = (db: Db, at: At, value: string) => reviseRow(db, setting, at, { value })
