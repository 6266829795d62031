import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { holdsOn } from '../record/validity'
import { unit, unitState } from './record'

export type Choice = { value: string; label: string }

/** Choices: zones and parks that are not retired, parks after their zone, indented by "– " per level. */
export const listUnitChoices = (db: Db) =>
  db.execute<Choice>(sql`
    with recursive tree as (
      select id, array[id] as line, 0 as depth from unit where parent_id is null and retired_on is null
      union all
      select u.id, tree.line || u.id, depth + 1 from unit u join tree on u.parent_id = tree.id where u.retired_on is null
    )
    select tree.id as value, repeat('– ', depth) || s.name as label
    from tree join unit_state s on s.unit_id = tree.id and s.valid @> (select today())
    order by tree.line[1], depth, s.name collate vi_natural`)

/** Choices: the units in which the actor may write. */
export const listWritableUnitChoices = (db: Db) => choicesAmong(db, sql`select writable_units()`)

/** Choices: the units that the actor leads. */
export const listLedUnitChoices = (db: Db) => choicesAmong(db, sql`select led_units()`)

const choicesAmong = (db: Db, units: SQL) =>
  db.execute<Choice>(sql`
    select s.unit_id as value, s.name as label from unit_state s join unit u on u.id = s.unit_id
    where s.valid @> (select today()) and u.retired_on is null and s.unit_id in (${units})
    order by s.name collate vi_natural`)

/** Choices as a dictionary, without the indentation. */
export const namesOf = (choices: Iterable<Choice>): Record<string, string> =>
  Object.fromEntries([...choices].map(({ value, label }) => [value, label.replace(/^(– )+/, '')]))

/** A unit with its state on a day (default: today); null if it has none then. */
export async function findUnit(db: Db, id: string, day?: string) {
  const [found] = await db
    .select({
      ...getTableColumns(unit),
      name: unitState.name,
      standing: unitState.standing,
      canEdit: mayRevise(unit),
    })
    .from(unit)
    .innerJoin(unitState, and(eq(unitState.unitId, unit.id), holdsOn(unitState.valid, day)))
    .where(eq(unit.id, id))
  return found ?? null
}

/** All spells of a unit, newest first. */
export const listUnitStates = (db: Db, unitId: string) =>
  db.select().from(unitState).where(eq(unitState.unitId, unitId)).orderBy(sql`lower(${unitState.valid}) desc`)

/** The parks of a zone, by name. */
export const listUnitsOf = (db: Db, parentId: string) =>
  db
    .select({ id: unit.id, code: unit.code, name: unitState.name, standing: unitState.standing })
    .from(unit)
    .innerJoin(unitState, and(eq(unitState.unitId, unit.id), holdsOn(unitState.valid)))
    .where(and(eq(unit.parentId, parentId), sql`${unit.retiredOn} is null`))
    .orderBy(sql`${unitState.name} collate vi_natural`)

/** Whether unit `id` is `top` or below it. */
export async function isBelow(db: Db, id: string, top: string): Promise<boolean> {
  const [answer] = await db.execute<{ below: boolean }>(
    sql`select ${id}::uuid in (select units_below(${top}::uuid)) as below`,
  )
  return answer?.below ?? false
}
