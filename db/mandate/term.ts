import { sql } from 'drizzle-orm'
import type { PlainDate } from '../../core/date'

/** SQL for the family of the mandate's organisation today: all rules of a kind give it the same. */
const family = sql`select max(k.family::text) as family from organisation_state s
  join rule_set k on k.subject = 'organisation_kind' and k.code = s.kind
  where s.organisation_id = m.organisation_id and s.valid @> (select today())`

/**
 * SQL for the last day on which the congress that ends a term is in time (V12): the end of the term and the grace of the
 * kind of organisation, by the rules of that day. Null where no congress ends it: an office that was not won in an
 * election, and a reporter. The alias of mandate is `m`.
 */
export const congressDueOn = sql`case when m.obtained = 'elected' and m.position <> 'reporter' then (
  m.term_ends_on + make_interval(months => coalesce((
    select r.amount::int from (${family}) kind
    join rule_set r on r.subject = 'term' and r.code = kind.family || '_grace_months'
    where r.valid @> m.term_ends_on and r.retired_on is null), 0)))::date end`

export type Term = { termEndsOn: PlainDate | null; congressDueOn: PlainDate | null }
/** `grace`: over, and the congress may still be held; `overdue`: not any more; `over`: of a term that no congress ends. */
export type TermState = 'none' | 'running' | 'grace' | 'overdue' | 'over'

export function termStateOn({ termEndsOn, congressDueOn }: Term, day: PlainDate): TermState {
  if (!termEndsOn) return 'none'
  if (day <= termEndsOn) return 'running'
  if (!congressDueOn) return 'over'
  return day <= congressDueOn ? 'grace' : 'overdue'
}
