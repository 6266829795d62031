import { sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { dayOf } from '../list'
import type { period } from '../period/record'

type Period = typeof period.$inferSelect
type Asked = { enterpriseId: string; validOn: string | undefined }

/** Its projects with the capital certified by a day. */
export const listOwnProjects = (db: Db, { enterpriseId, ...asked }: Asked) =>
  db.execute<{
    id: string
    code: string
    name: string
    kind: string
    certifiedOn: string
    unitName: string | null
    currency: string | null
    registeredCapital: number | null
  }>(sql`
    select p.id, p.code, p.name, p.kind, p.certified_on::text as "certifiedOn", u.name as "unitName",
      c.currency, c.registered_capital::float8 as "registeredCapital"
    from project p
    left join unit_state u on u.unit_id = p.unit_id and u.valid @> ${dayOf(asked)}
    left join project_capital c on c.project_id = p.id and c.valid @> ${dayOf(asked)}
    where p.enterprise_id = ${enterpriseId} and p.certified_on <= ${dayOf(asked)}
      and (p.retired_on is null or p.retired_on > ${dayOf(asked)})
    order by p.certified_on, p.code`)

/** Its trade union, youth union, self-defence unit … on a day. */
export const listAffiliated = (db: Db, { enterpriseId, ...asked }: Asked) =>
  db.execute<{ id: string; name: string; kind: string; valid: string; members: number | null }>(sql`
    select id, name, kind, valid::text, members from affiliated_organisation
    where enterprise_id = ${enterpriseId} and valid @> ${dayOf(asked)} and retired_on is null
    order by kind, name collate "vi-x-icu"`)

/** Its figures of the last periods that ended by a day, newest first. */
export const listLatestFigures = (db: Db, { enterpriseId, ...asked }: Asked, most = 4) =>
  db.execute<{
    id: string
    period: Pick<Period, 'kind' | 'name' | 'startsOn'>
    workers: number | null
    femaleWorkers: number | null
    foreignWorkers: number | null
    revenueVnd: number | null
    exportsUsd: number | null
  }>(sql`
    select f.id, json_build_object('kind', p.kind, 'name', p.name, 'startsOn', p.starts_on) as period,
      f.workers, f.female_workers as "femaleWorkers", f.foreign_workers as "foreignWorkers",
      f.revenue_vnd::float8 as "revenueVnd", f.exports_usd::float8 as "exportsUsd"
    from enterprise_figures f join period p on p.id = f.period_id
    where f.enterprise_id = ${enterpriseId} and p.ends_on <= ${dayOf(asked)} and f.retired_on is null
    order by p.ends_on desc, p.starts_on limit ${most}`)
