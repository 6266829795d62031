import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, every, type Listed, listed, patternOf, window } from '../list'
import { mayRevise } from '../rights'
import { nameOn } from '../validity'
import { reopening } from './record'

/** chờ quyết định, đang mở, đã hết hạn, đã thu hồi, không chấp thuận */
export const reopeningStates = ['waiting', 'open', 'expired', 'revoked', 'declined'] as const
export type ReopeningState = (typeof reopeningStates)[number]
export type ReopeningScope = 'organisation' | 'enterprise' | 'unit' | 'period'

export type ReopeningFilter = {
  periodId?: string | undefined
  state?: ReopeningState | undefined
  organisationId?: string | undefined
  enterpriseId?: string | undefined
}

export type ReopeningRow = {
  id: string
  periodId: string
  kind: 'month' | 'quarter' | 'half_year' | 'year' | 'ad_hoc'
  name: string | null
  startsOn: string
  scope: ReopeningScope
  scopeId: string | null
  /** What the scope is called; null for the whole period. */
  scopeName: string | null
  state: ReopeningState
  requestedAt: string
  requestedByName: string | null
  requestReason: string
  decidedAt: string | null
  decidedByName: string | null
  isGranted: boolean | null
  decisionNote: string | null
  expiresOn: string | null
  revokedAt: string | null
  revokedByName: string | null
  revokedReason: string | null
  canDecide: boolean
  canRevoke: boolean
}

const state = sql`case when g.is_granted is null then 'waiting' when not g.is_granted then 'declined'
  when g.revoked_at is not null then 'revoked' when g.expires_on < (select today()) then 'expired' else 'open' end`

const columns = sql`
  g.id, g.period_id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn",
  case when g.organisation_id is not null then 'organisation' when g.enterprise_id is not null then 'enterprise'
    when g.unit_id is not null then 'unit' else 'period' end as scope,
  coalesce(g.organisation_id, g.enterprise_id, g.unit_id) as "scopeId",
  coalesce(${nameOn('organisation', sql`g.organisation_id`)}, ${nameOn('enterprise', sql`g.enterprise_id`)},
    ${nameOn('unit', sql`g.unit_id`)}) as "scopeName",
  ${state} as state, g.requested_at as "requestedAt", name_of_account(g.requested_by) as "requestedByName",
  g.request_reason as "requestReason", g.decided_at as "decidedAt", name_of_account(g.decided_by) as "decidedByName",
  g.is_granted as "isGranted", g.decision_note as "decisionNote", g.expires_on::text as "expiresOn",
  g.revoked_at as "revokedAt", name_of_account(g.revoked_by) as "revokedByName", g.revoked_reason as "revokedReason",
  ${mayRevise(reopening, 'g')} and g.is_granted is null as "canDecide",
  ${mayRevise(reopening, 'g')} and ${state} = 'open' as "canRevoke"`

const sortable: Record<string, SQL> = {
  requestedAt: sql`g.requested_at`,
  period: sql`p.ends_on`,
  expiresOn: sql`g.expires_on`,
}

export const listReopenings = (db: Db, asked: Asked & ReopeningFilter): Promise<Listed<ReopeningRow>> =>
  listed(db, reopeningRows(asked, window(asked)), sql`select ${matching(asked)}`)

export function reopeningRows(asked: Asked & ReopeningFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc nulls last` : sql`asc nulls last`
  return sql`select ${columns} ${matching(asked)}
    order by ${sortable[asked.sort] ?? sortable.requestedAt} ${direction}, g.id ${part}`
}

const matching = (asked: Asked & ReopeningFilter): SQL => sql`
  from reopening g join period p on p.id = g.period_id
  where ${every([
    asked.periodId ? sql`g.period_id = ${asked.periodId}::uuid` : undefined,
    asked.organisationId ? sql`g.organisation_id = ${asked.organisationId}::uuid` : undefined,
    asked.enterpriseId ? sql`g.enterprise_id = ${asked.enterpriseId}::uuid` : undefined,
    asked.state ? sql`${state} = ${asked.state}` : undefined,
    asked.text
      ? sql`(g.organisation_id in (select organisations_like(${patternOf(asked.text)}))
          or g.enterprise_id in (select enterprises_like(${patternOf(asked.text)})))`
      : undefined,
  ])}`

export async function findReopening(db: Db, id: string): Promise<ReopeningRow | null> {
  const [found] = await db.execute<ReopeningRow>(
    sql`select ${columns} from reopening g join period p on p.id = g.period_id where g.id = ${id}`,
  )
  return found ?? null
}

type Scoped = { organisationId?: string | undefined; enterpriseId?: string | undefined; unitId?: string | undefined }

/** The one scope that an address names, if the reader sees it. */
export async function findScope(db: Db, { organisationId, enterpriseId, unitId }: Scoped) {
  const named = (kind: Exclude<ReopeningScope, 'period'>, field: string, id: string | undefined) => sql`
    select ${kind} as kind, ${field} as field, x.id, ${nameOn(kind, sql`x.id`)} as name
    from (select ${id ?? null}::uuid as id) x where x.id is not null`
  const found = await db.execute<{ kind: ReopeningScope; field: keyof Scoped; id: string; name: string | null }>(sql`
    ${named('organisation', 'organisationId', organisationId)} union all
    ${named('enterprise', 'enterpriseId', enterpriseId)} union all ${named('unit', 'unitId', unitId)}`)
  const [only, ...others] = found
  return only?.name && others.length === 0 ? { ...only, name: only.name } : undefined
}
