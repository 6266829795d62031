import { and, eq, ne, sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { findCoverage } from './queries'
import { type CoverageInput, coverage } from './record'

type Span = { from: string; to?: string | null | undefined }

/** Inserts coverage from a day on; `to` is the last day. */
export async function coverEnterprise(
  db: Db,
  id: string,
  input: CoverageInput,
  { from, to }: Span,
): Promise<Result<{ id: string }>> {
  if (to && to < from) return invalid('to', 'dates-in-order')
  const valid = sql<string>`daterange(${from}::date, ${to ?? null}::date, '[]')`
  const host = await oneHost(db, id, input, valid)
  if (!host.ok) return host
  await db.insert(coverage).values({ id, ...input, valid })
  return ok({ id })
}

export async function reviseCoverage(
  db: Db,
  at: At,
  input: Pick<CoverageInput, 'isHost' | 'documentId'>,
): Promise<Result<At>> {
  const found = await findCoverage(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  const host = await oneHost(db, at.id, { ...found, ...input }, sql`${found.valid}::daterange`)
  return host.ok ? reviseRow(db, coverage, at, input) : host
}

/** Ends coverage with a day. */
export async function endCoverage(db: Db, at: At, lastDay: string): Promise<Result<At>> {
  const found = await findCoverage(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (lastDay < found.from) return invalid('endsOn', 'dates-in-order')
  return reviseRow(db, coverage, at, { valid: sql`daterange(lower(${coverage.valid}), ${lastDay}::date, '[]')` })
}

/** A combined cell has one host at a time. */
async function oneHost(
  db: Db,
  id: string,
  input: Partial<CoverageInput>,
  valid: ReturnType<typeof sql>,
): Promise<Result<null>> {
  if (!input.isHost || !input.organisationId) return ok(null)
  const [other] = await db
    .select({ id: coverage.id })
    .from(coverage)
    .where(
      and(
        eq(coverage.organisationId, input.organisationId),
        ne(coverage.id, id),
        eq(coverage.isHost, true),
        sql`${coverage.retiredOn} is null and ${coverage.valid} && ${valid}`,
      ),
    )
  return other ? invalid('isHost', 'one-host') : ok(null)
}
