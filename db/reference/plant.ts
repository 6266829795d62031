import { count } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { commune } from '../commune/record'
import { ruleSet } from '../rule-set/record'
import { communesOfHaiPhong } from './communes'
import { knownRules } from './rules'

/** What every registry begins with, real or not; a table that has rows already is the administrators' and left alone. */
export async function plantReference(db: Db): Promise<void> {
  if (await isEmpty(db, commune)) await db.insert(commune).values(communesOfHaiPhong)
  if (await isEmpty(db, ruleSet)) await db.insert(ruleSet).values(knownRules)
}

async function isEmpty(db: Db, table: typeof commune | typeof ruleSet): Promise<boolean> {
  const [row] = await db.select({ rows: count() }).from(table)
  return row?.rows === 0
}
