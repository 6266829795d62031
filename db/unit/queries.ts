import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'

export type Choice = { value: string; label: string }

/** Zones and parks that work today, parks after their zone, for lists to choose from. */
export const listUnitChoices = (db: Db) =>
  db.execute<Choice>(sql`
    with recursive tree as (
      select id, array[id] as line, 0 as depth from unit where parent_id is null and retired_on is null
      union all
      select u.id, tree.line || u.id, depth + 1 from unit u join tree on u.parent_id = tree.id where u.retired_on is null
    )
    select tree.id as value, repeat('– ', depth) || s.name as label
    from tree join unit_state s on s.unit_id = tree.id and s.valid @> today()
    order by tree.line[1], depth, s.name collate "vi-x-icu"`)

/** The units in which the actor may write, for a record that must stand in one of them. */
export const listWritableUnitChoices = (db: Db) =>
  db.execute<Choice>(sql`
    select s.unit_id as value, s.name as label from unit_state s join unit u on u.id = s.unit_id
    where s.valid @> today() and u.retired_on is null and s.unit_id in (select writable_units())
    order by s.name collate "vi-x-icu"`)

export const nameOfUnit = (id: SQL): SQL =>
  sql`(select name from unit_state where unit_id = ${id} and valid @> today())`

/** Choices as a dictionary, without the dashes that show how deep they stand. */
export const namesOf = (choices: Iterable<Choice>): Record<string, string> =>
  Object.fromEntries([...choices].map(({ value, label }) => [value, label.replace(/^(– )+/, '')]))
