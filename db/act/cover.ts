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

/** A new organisation serves these enterprises from its first day; it sits in the first of them. */
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
 * Whether enterprises are on record all the time in which they would be served: the constraint says so of one, this names
 * each with its days, and leads to it. `field` is where they were chosen.
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

/** Enterprises an organisation serves on a day and beyond, the one it sits in first. */
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

/** From a day on an organisation no longer serves these enterprises. */
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

/** Enterprises to choose from, searched or listed by the page. */
export const enterprisesAsked = (vi: string, en: string, reference = 'enterprise') =>
  z.array(z.uuid()).default([]).register(field, { label: { vi, en }, reference })
