import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { field } from '../../core/field'
import { formatDate } from '../../core/locale'
import { invalidBeside, ok, type Result } from '../../core/result'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { since, spellOn } from '../record/validity'

type Coming = { from: string; documentId: string | null }

/** Inserts the coverage of a new organisation from its first day. The first enterprise is the host. */
export async function coverFirst(
  db: Db,
  organisationId: string,
  enterpriseIds: string[],
  { from, documentId }: Coming,
) {
  const ids = [...new Set(enterpriseIds)]
  if (ids.length === 0) return
  await db.insert(coverage).values(
    ids.map((enterpriseId, place) => ({
      id: newId(),
      organisationId,
      enterpriseId,
      valid: since(from),
      isHost: place === 0,
      documentId,
    })),
  )
}

/**
 * Fails at `field` if an enterprise has no state on a day of the spell, naming each such enterprise with its first and
 * last day. The database has a constraint for the same rule, which names only one.
 */
export async function areFollowed(
  db: Db,
  enterpriseIds: string[],
  { from, to }: { from: string; to?: string | null | undefined },
  field: string,
): Promise<Result<null>> {
  const absent = await db.execute<{ id: string; name: string; first: string; last: string | null }>(sql`
    select life.id, spell.name, life.first, life.last
    from (
      select enterprise_id as id, range_agg(valid) as days, min(lower(valid))::text as first,
        (nullif(max(upper(valid)), 'infinity') - 1)::text as last
      from enterprise_state where enterprise_id in (select unnest(${`{${enterpriseIds.join(',')}}`}::uuid[])) group by enterprise_id
    ) life cross join lateral (${spellOn('enterprise', sql`life.id`)}) spell
    where not life.days @> daterange(${from}::date, ${to ?? null}::date, '[]') order by spell.name`)
  if (absent.length === 0) return ok(null)
  const days = (first: string, last: string | null) =>
    `${formatDate(first, 'vi')} – ${last ? formatDate(last, 'vi') : ''}`
  return invalidBeside(
    field,
    'enterprise-lives',
    absent.map(({ id, name, first, last }) => ({
      code: 'enterprise',
      id,
      name: `${name} (${days(first, last).trim()})`,
    })),
  )
}

/** The enterprises that an organisation covers on a day, the host first. */
export async function enterprisesOf(db: Db, organisationId: string, day: string): Promise<string[]> {
  const rows = await db
    .select({ enterpriseId: coverage.enterpriseId })
    .from(coverage)
    .where(
      and(
        eq(coverage.organisationId, organisationId),
        isNull(coverage.retiredOn),
        sql`${coverage.valid} @> ${day}::date`,
      ),
    )
    .orderBy(sql`${coverage.isHost} desc, lower(${coverage.valid})`)
  return rows.map(({ enterpriseId }) => enterpriseId)
}

/** Ends coverage the day before `day`. */
export const uncover = (db: Db, organisationId: string, enterpriseIds: string[], day: string) =>
  db
    .update(coverage)
    .set({ valid: sql`daterange(lower(${coverage.valid}), ${day}::date)`, version: sql`${coverage.version} + 1` })
    .where(
      and(
        eq(coverage.organisationId, organisationId),
        inArray(coverage.enterpriseId, enterpriseIds),
        sql`${coverage.valid} @> ${day}::date and lower(${coverage.valid}) < ${day}::date`,
      ),
    )

/** The form field for several enterprises. `reference` chooses between search and a list given by the page. */
export const enterprisesAsked = (vi: string, en: string, reference = 'enterprise') =>
  z.array(z.uuid()).default([]).register(field, { label: { vi, en }, reference })
