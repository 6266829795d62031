import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { type RuleSetInput, ruleSet } from './record'

export async function findRule(db: Db, id: string) {
  const [found] = await db
    .select({ ...getTableColumns(ruleSet), canEdit: mayRevise(ruleSet) })
    .from(ruleSet)
    .where(eq(ruleSet.id, id))
  return found ?? null
}

/** All spells of a rule, newest first, without retired ones. */
export const listRuleSpells = (db: Db, { subject, code }: Pick<RuleSetInput, 'subject' | 'code'>) =>
  db
    .select()
    .from(ruleSet)
    .where(and(eq(ruleSet.subject, subject), eq(ruleSet.code, code), sql`${ruleSet.retiredOn} is null`))
    .orderBy(sql`lower(${ruleSet.valid}) desc`)
