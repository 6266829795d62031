import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { enterprises } from '../enterprise/record'
import { organisations } from '../organisation/record'
import { nameOn } from '../record/validity'
import { units } from '../unit/record'
import { reopening } from './record'

/** chờ quyết định, đang mở, đã hết hạn, đã thu hồi, không chấp thuận. */
export const reopeningStates = ['waiting', 'open', 'expired', 'revoked', 'declined'] as const
export type ReopeningState = (typeof reopeningStates)[number]
export type ReopeningScope = 'organisation' | 'enterprise' | 'unit' | 'period'

export type ReopeningRow = {
  id: string
  periodId: string
  kind: 'month' | 'quarter' | 'half_year' | 'year' | 'ad_hoc'
  name: string | null
  startsOn: string
  scope: ReopeningScope
  scopeId: string | null
  /** The name of the scope; null for the whole period. */
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

/** SQL for the state today of a reopening with the alias g. */
export const reopeningState = sql`case when g.is_granted is null then 'waiting' when not g.is_granted then 'declined'
  when g.revoked_at is not null then 'revoked' when g.expires_on < (select today()) then 'expired' else 'open' end`

const columns = (locale: Locale) => sql`
  g.id, g.period_id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn",
  case when g.organisation_id is not null then 'organisation' when g.enterprise_id is not null then 'enterprise'
    when g.unit_id is not null then 'unit' else 'period' end as scope,
  coalesce(g.organisation_id, g.enterprise_id, g.unit_id) as "scopeId",
  coalesce(${organisations.referredName(sql`g.organisation_id`, locale)},
    ${enterprises.referredName(sql`g.enterprise_id`, locale)}, ${units.referredName(sql`g.unit_id`, locale)}) as "scopeName",
  ${reopeningState} as state, g.requested_at as "requestedAt", name_of_account(g.requested_by) as "requestedByName",
  g.request_reason as "requestReason", g.decided_at as "decidedAt", name_of_account(g.decided_by) as "decidedByName",
  g.is_granted as "isGranted", g.decision_note as "decisionNote", g.expires_on::text as "expiresOn",
  g.revoked_at as "revokedAt", name_of_account(g.revoked_by) as "revokedByName", g.revoked_reason as "revokedReason",
  ${mayRevise(reopening, 'g')} and g.is_granted is null as "canDecide",
  ${mayRevise(reopening, 'g')} and ${reopeningState} = 'open' as "canRevoke"`

export async function findReopening(db: Db, id: string, locale: Locale = 'vi'): Promise<ReopeningRow | null> {
  const [found] = await db.execute<ReopeningRow>(
    sql`select ${columns(locale)} from reopening g join period p on p.id = g.period_id where g.id = ${id}`,
  )
  return found ?? null
}

type Scoped = { organisationId?: string | undefined; enterpriseId?: string | undefined; unitId?: string | undefined }

/** The one scope in the parameters of a URL, with its name; undefined if there are several or RLS hides it. */
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
