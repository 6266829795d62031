import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { period } from '../period/record'
import { anyOf } from '../record/list'
import { nameOn } from '../record/validity'

type Named = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'>

/** A confirmed report whose opening no longer equals the closing before it, because an earlier report was corrected. */
export type Adjustment = Named & {
  reportId: string
  organisationId: string
  organisationName: string
  /** `versioned`: the opening it was confirmed with. `expected`: the closing before it as corrected. */
  kept: number
  expected: number
  difference: number
  /** The later confirmed report whose adjustment line contains the difference; null while there is none. */
  carriedBy: (Named & { reportId: string; carried: number }) | null
}

type Row = Named & {
  reportId: string
  organisationId: string
  organisationName: string
  opening: number
  carried: number
  closingBefore: number
  sentAt: string
  correctedAt: string
}

/** The adjustments of some organisations, by organisation and period; without those that their own report carries. */
export async function listAdjustments(db: Db, organisationIds: string | string[]): Promise<Adjustment[]> {
  const rows = await db.execute<Row>(sql`
    select v.report_id as "reportId", v.organisation_id as "organisationId", p.kind, p.name, p.starts_on::text as "startsOn",
      ${nameOn('organisation', sql`v.organisation_id`, sql`p.ends_on`)} as "organisationName",
      v.opening_total as opening, v.carried_adjustment as carried, before.closing_total as "closingBefore",
      v.submitted_at::text as "sentAt", before.decided_at::text as "correctedAt"
    from confirmed_report v
    join period p on p.id = v.period_id
    join member_report_version taken on taken.id = v.previous_id
    join confirmed_report before on before.report_id = taken.report_id
    where v.organisation_id = ${anyOf([organisationIds].flat())}
    order by v.organisation_id, p.ends_on, p.starts_on`)
  const known = [...rows]
  return known.flatMap((row, place) => {
    const isPutRight = row.closingBefore - row.opening === row.carried
    if (row.closingBefore === row.opening || isPutRight) return []
    const carrier = known
      .slice(place + 1)
      .find((one) => one.organisationId === row.organisationId && one.carried !== 0 && one.sentAt >= row.correctedAt)
    return [adjustmentOf(row, carrier)]
  })
}

function adjustmentOf({ opening, closingBefore, ...row }: Row, carrier: Row | undefined): Adjustment {
  const { kind, name, startsOn, reportId, organisationId, organisationName } = row
  return {
    kind,
    name,
    startsOn,
    reportId,
    organisationId,
    organisationName,
    kept: opening,
    expected: closingBefore,
    difference: closingBefore - opening,
    carriedBy: carrier
      ? {
          reportId: carrier.reportId,
          kind: carrier.kind,
          name: carrier.name,
          startsOn: carrier.startsOn,
          carried: carrier.carried,
        }
      : null,
  }
}
