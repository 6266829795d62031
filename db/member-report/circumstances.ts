import { sql } from 'drizzle-orm'
import type { Db } from '../actor'
import type { period } from '../period/record'

export type Circumstances = Pick<typeof period.$inferSelect, 'kind' | 'endsOn' | 'startsOn'> & {
  name: string
  /** Of an ad hoc period. */
  periodName: string | null
  unitId: string
  asksMembers: boolean
  hasBegun: boolean
  isLocked: boolean
  /** The organisation lived at some time of the period. */
  lived: boolean
  hasSubordinates: boolean
  isCell: boolean
  workers: number | null
  officialMinimum: number
  committeeMinimum: number
  canEdit: boolean
}

/** What an organisation was at the end of a period, and what the rules of that day say; null when out of sight. */
export async function findCircumstances(
  db: Db,
  organisationId: string,
  periodId: string,
): Promise<Circumstances | null> {
  const [found] = await db.execute<Circumstances>(sql`
    select s.name, o.unit_id as "unitId", p.kind, p.name as "periodName", p.starts_on::text as "startsOn", p.ends_on::text as "endsOn",
      p.asks_members as "asksMembers", p.starts_on <= (select today()) as "hasBegun", p.locked_at is not null as "isLocked",
      exists (select from organisation_state alive where alive.organisation_id = o.id
        and alive.valid && daterange(p.starts_on, p.ends_on, '[]')) as lived,
      exists (select from organisation_state below where below.superior_id = o.id and below.valid @> p.ends_on)
        as "hasSubordinates",
      coalesce((select r.family = 'cell' from rule_set r where r.subject = 'organisation_kind' and r.code = s.kind
        and r.retired_on is null order by r.valid @> p.ends_on desc, lower(r.valid) desc limit 1), false) as "isCell",
      (select sum(f.workers)::int from coverage c
        join lateral (select f.workers from enterprise_figures f join period fp on fp.id = f.period_id
          where f.enterprise_id = c.enterprise_id and fp.ends_on <= p.ends_on and f.retired_on is null
            and f.workers is not null
          order by fp.ends_on desc limit 1) f on true
        where c.organisation_id = o.id and c.valid @> p.ends_on and c.retired_on is null) as workers,
      ${threshold('cell_official_minimum', 3)} as "officialMinimum",
      ${threshold('committee_minimum', 30)} as "committeeMinimum",
      o.id in (select writable_organisations()) as "canEdit"
    from organisation o
    join lateral (select name, kind from organisation_state where organisation_id = o.id
      order by valid @> (select ends_on from period where id = ${periodId}) desc, lower(valid) desc limit 1) s on true
    cross join period p
    where o.id = ${organisationId} and p.id = ${periodId} and p.retired_on is null`)
  return found ?? null
}

/** A threshold as the rules set it at the end of the period; without a rule, the number they had in 2026. */
const threshold = (code: string, otherwise: number) => sql`
  coalesce((select r.amount::int from rule_set r where r.subject = 'threshold' and r.code = ${code}
    and r.valid @> p.ends_on and r.retired_on is null limit 1), ${otherwise}::int)`
