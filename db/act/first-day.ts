import { sql } from 'drizzle-orm'
import { formatDate, type Locale } from '../../core/locale'
import { fail, invalid, invalidBeside, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findEnterprise, listEnterpriseStates } from '../enterprise/queries'
import { lockedByFirstDay } from '../record/validity'

/**
 * Whether an enterprise may be followed from another day. A day that changes what is expected in a locked period needs a
 * reopening. An earlier day is else always allowed. A later one is refused if
 * the enterprise changed before it, or if coverage, affiliated organisations or figures lie before it; the failure
 * names up to five of these records.
 */
export async function mayBeginOn(
  db: Db,
  id: string,
  day: string | null | undefined,
  locale: Locale,
): Promise<Result<null>> {
  const known = await findEnterprise(db, id)
  if (!known) return fail({ kind: 'missing' })
  if (!day || day === known.followedFrom) return ok(null)
  const locked = await lockedByFirstDay(db, 'enterprise', id, [known.followedFrom, day])
  if (locked.length > 0) return invalidBeside('followedFrom', 'first-day-locked', locked)
  if (day < known.followedFrom) return ok(null)
  const changed = (await listEnterpriseStates(db, id)).at(-1)?.to
  if (changed && changed < day)
    return invalid('followedFrom', 'first-day-changed', { date: formatDate(changed, locale) })
  const rests = await restingBefore(db, id, day)
  return rests.length === 0 ? ok(null) : invalidBeside('followedFrom', 'first-day-rests', rests)
}

/** Up to five records that need the enterprise on days before `day`. */
const restingBefore = async (db: Db, id: string, day: string) => [
  ...(await db.execute<{ code: string; id: string }>(sql`
    select distinct 'organisation' as code, organisation_id as id from coverage
      where enterprise_id = ${id} and lower(valid) < ${day}::date and retired_on is null
    union all select 'affiliated_organisation', id from affiliated_organisation
      where enterprise_id = ${id} and lower(valid) < ${day}::date and retired_on is null
    union all select 'enterprise_figures', f.id from enterprise_figures f join period p on p.id = f.period_id
      where f.enterprise_id = ${id} and p.ends_on < ${day}::date and f.retired_on is null
    limit 5`)),
]
