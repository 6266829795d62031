import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

/** Makes today() tell this day, for the owner. What happened before is then dated as much earlier or later. */
export const setDay = (db: Db, day: string) =>
  db.execute(sql`update clock set offset_days = ${day}::date - (now() at time zone 'Asia/Ho_Chi_Minh')::date`)
