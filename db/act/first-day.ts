import { sql } from 'drizzle-orm'
import { formatDate, type Locale } from '../../core/locale'
import { fail, invalid, invalidBeside, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findEnterprise, listEnterpriseStates } from '../enterprise/queries'

/**
 * Whether an enterprise may be followed from another day. An earlier one it may be; a later one only while it changed
 * nothing before that day, and no Party organisation, mass organisation or figures of it are from before.
 */
export async function mayBeginOn(
  db: Db,
  id: string,
  day: string | null | undefined,
  locale: Locale,
): Promise<Result<null>> {
  const known = await findEnterprise(db, id)
  if (!known) return fail({ kind: 'missing' })
  if (!day || day <= known.followedFrom) return ok(null)
  const changed = (await listEnterpriseStates(db, id)).at(-1)?.to
  if (changed && changed < day)
    return invalid('followedFrom', 'first-day-changed', { date: formatDate(changed, locale) })
  const rests = await restingBefore(db, id, day)
  return rests.length === 0 ? ok(null) : invalidBeside('followedFrom', 'first-day-rests', rests)
}

/** The first few records that need the enterprise on days before this one. */
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
