import { and, eq } from 'drizzle-orm'
import { ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, makeWay, reviseRow } from '../record/revise'
import { type RuleSetInput, ruleSet } from './record'

/** Inserts a rule from a day on; the present rule with the same code ends the day before. */
export async function recordRule(
  db: Db,
  id: string,
  input: RuleSetInput,
  effectiveOn: string,
): Promise<Result<{ id: string }>> {
  const among = and(eq(ruleSet.subject, input.subject), eq(ruleSet.code, input.code))
  const way = await makeWay(db, ruleSet, among, effectiveOn)
  if (!way.ok) return way
  await db.insert(ruleSet).values({ id, ...input, ...way.value })
  return ok({ id })
}

/** Corrects a rule. A new amount from another day is a new rule. */
export const reviseRule = (db: Db, at: At, input: RuleSetInput) => reviseRow(db, ruleSet, at, input)
