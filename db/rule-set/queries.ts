import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { folded } from '../columns'
import { type Asked, dayOf, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { mayRevise } from '../rights'
import { type RuleSetInput, ruleSet } from './record'

export type RuleFilter = { subject?: string | undefined; confirmed?: 'yes' | 'no' | undefined }
export type RuleRow = RuleSetInput & { id: string; valid: string }

/** Rules as they stood on a day, by group. */
export const listRules = (db: Db, asked: Asked & RuleFilter): Promise<Listed<RuleRow>> =>
  listed(db, ruleRows(asked, window(asked)), sql`select from rule_set r where ${conditions(asked)}`)

const sortable: Record<string, SQL> = {
  subject: sql`r.subject, r.rank, r.name collate "vi-x-icu"`,
  name: sql`r.name collate "vi-x-icu"`,
}

export const ruleRows = (asked: Asked & RuleFilter, part: SQL = sql``): SQL => sql`
  select ${fieldsFrom('r', ruleSet)} from rule_set r where ${conditions(asked)}
  order by ${sortable[asked.sort] ?? sortable.subject}${asked.descending ? sql` desc` : sql``}, r.id ${part}`

const conditions = (asked: Asked & RuleFilter): SQL =>
  every([
    sql`r.retired_on is null`,
    sql`r.valid @> ${dayOf(asked)}`,
    asked.subject ? sql`r.subject = ${asked.subject}::rule_subject` : undefined,
    asked.confirmed ? sql`r.is_confirmed = ${asked.confirmed === 'yes'}` : undefined,
    asked.text ? sql`${folded('r', 'name', 'name_en', 'code')} like ${patternOf(asked.text)}` : undefined,
  ])

export async function findRule(db: Db, id: string) {
  const [found] = await db
    .select({ ...getTableColumns(ruleSet), canEdit: mayRevise(ruleSet) })
    .from(ruleSet)
    .where(eq(ruleSet.id, id))
  return found ?? null
}

/** The same rule through time, newest first; what was retired is left out. */
export const listRuleSpells = (db: Db, { subject, code }: Pick<RuleSetInput, 'subject' | 'code'>) =>
  db
    .select()
    .from(ruleSet)
    .where(and(eq(ruleSet.subject, subject), eq(ruleSet.code, code), sql`${ruleSet.retiredOn} is null`))
    .orderBy(sql`lower(${ruleSet.valid}) desc`)
