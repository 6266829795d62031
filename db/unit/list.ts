import { sql } from 'drizzle-orm'
import { dayOf, fieldsFrom } from '../record/list'
import type { Listing } from '../record/listing'
import { unit, unitState, units } from './record'

/** Units in tree order, each after its parent, with their state on a day. */
export const unitList: Listing = {
  record: units,
  from: (asked) => sql`(
    with recursive tree as (
      select u.id, 0 as depth, array[s.name::text collate vi_natural] as line
      from unit u join unit_state s on s.unit_id = u.id and s.valid @> ${dayOf(asked)} where u.parent_id is null
      union all
      select u.id, depth + 1, line || s.name::text collate vi_natural from tree
      join unit u on u.parent_id = tree.id join unit_state s on s.unit_id = u.id and s.valid @> ${dayOf(asked)}
    ) select * from tree
  ) tree join unit u on u.id = tree.id join unit_state s on s.unit_id = u.id and s.valid @> ${dayOf(asked)}`,
  id: sql`u.id`,
  retiredOn: sql`u.retired_on`,
  fields: sql`${fieldsFrom('u', unit)}, ${fieldsFrom('s', unitState)}, tree.depth`,
  aliases: { unit: 'u', unit_state: 's' },
  filters: {},
  sortable: { line: sql`tree.line` },
  sort: 'line',
  inTime: true,
}
