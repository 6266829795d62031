import { and, eq, isNull, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import type { period } from '../period/record'
import { spellOn } from '../record/validity'
import { joinUnitName } from '../unit/record'
import { correctionRequest } from './record'

/** A request: the opening that was shown, the claimed one, and the answer. */
export type CorrectionRequest = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
  id: string
  organisationId: string
  organisationName: string
  unitName: string | null
  periodId: string
  shownTotal: number
  claimedTotal: number
  message: string
  requestedAt: string
  requestedBy: string | null
  resolvedAt: string | null
  resolvedBy: string | null
  resolution: string | null
  /** The confirmed report whose closing is this opening, and whether it can be corrected now. */
  previous:
    | (Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
        reportId: string
        periodId: string
        isLocked: boolean
        isOpened: boolean
      })
    | null
  canAnswer: boolean
}

export async function findCorrectionRequest(db: Db, id: string): Promise<CorrectionRequest | null> {
  const [found] = await db.execute<CorrectionRequest>(sql`select ${columns} ${source} where q.id = ${id}`)
  return found ?? null
}

/** The request to correct the opening of a report that has no answer yet. */
export async function findWaitingRequest(db: Db, of: { organisationId: string; periodId: string }) {
  const [found] = await db
    .select({ id: correctionRequest.id, requestedAt: correctionRequest.requestedAt })
    .from(correctionRequest)
    .where(
      and(
        eq(correctionRequest.organisationId, of.organisationId),
        eq(correctionRequest.periodId, of.periodId),
        isNull(correctionRequest.resolvedAt),
      ),
    )
  return found ?? null
}

/** The actor's requests: open ones, and those answered in the last 60 days. */
export const listOwnRequests = (db: Db) =>
  db.execute<CorrectionRequest>(sql`select ${columns} ${source}
    where q.requested_by = (select actor_id()) and (q.resolved_at is null or q.resolved_at > now() - interval '60 days')
    order by q.resolved_at desc nulls last, q.requested_at desc`)

const columns = sql`q.id, q.organisation_id as "organisationId", s.name as "organisationName", u.name as "unitName",
  q.period_id as "periodId", p.kind, p.name, p.starts_on::text as "startsOn",
  q.shown_total as "shownTotal", q.claimed_total as "claimedTotal", q.message,
  q.requested_at::text as "requestedAt", name_of_account(q.requested_by) as "requestedBy",
  q.resolved_at::text as "resolvedAt", name_of_account(q.resolved_by) as "resolvedBy", q.resolution,
  (select json_build_object('reportId', v.report_id, 'periodId', v.period_id, 'kind', vp.kind, 'name', vp.name,
      'startsOn', vp.starts_on, 'isLocked', vp.locked_at is not null,
      'isOpened', is_reopened(v.period_id, q.organisation_id, null))
    from reports_before(q.organisation_id, p.id) b join member_report_version v on v.id = b.version_id
    join period vp on vp.id = v.period_id where b.place = 1) as previous,
  ${mayRevise(correctionRequest, 'q')} as "canAnswer"`

const source = sql`from correction_request q
  join period p on p.id = q.period_id
  join organisation o on o.id = q.organisation_id
  join lateral (${spellOn('organisation', sql`o.id`)}) s on true
  ${joinUnitName(sql`o.unit_id`)}`
