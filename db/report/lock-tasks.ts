import { type SQL, sql } from 'drizzle-orm'
import { nameOn } from '../record/validity'

const ofPeriod = sql`p.kind::text as "periodKind", p.name as "periodName", p.starts_on as "periodStartsOn"`
const day = (moment: SQL) => sql`(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`

/** Rows of reopenings, named by their scope; '' for a whole period, where the screen shows the period instead. */
const reopenings = (on: SQL, also: SQL) => sql`
  select g.id::text as id, 'reopening' as record, coalesce(
      ${nameOn('organisation', sql`g.organisation_id`)}, ${nameOn('enterprise', sql`g.enterprise_id`)},
      ${nameOn('unit', sql`g.unit_id`)}, '') as name,
    null::uuid as unit_id, ${day(on)} as "on", ${ofPeriod}
  from reopening g join period p on p.id = g.period_id where ${also}`

/** Tasks about locks and reopenings; answers are shown for 14 days. */
export const lockTasks = {
  'reopening-waiting': reopenings(sql`g.requested_at`, sql`g.is_granted is null`),
  'reopening-answered': reopenings(
    sql`g.decided_at`,
    sql`g.requested_by = (select actor_id()) and g.decided_by <> g.requested_by
      and ${day(sql`g.decided_at`)} > (select today()) - 14`,
  ),
  'period-past-due': sql`
    select p.id::text as id, 'period' as record, '' as name, null::uuid as unit_id, p.due_on as "on", ${ofPeriod}
    from period p where p.locked_at is null and p.retired_on is null and p.due_on < (select today())`,
} satisfies Record<string, SQL>
