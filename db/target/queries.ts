import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { nameOn, spellOn } from '../validity'
import { type TargetInput, target } from './record'

export type TargetFilter = { year?: number | undefined; retired?: boolean | undefined }
export type TargetRow = TargetInput & {
  id: string
  version: number
  retiredOn: string | null
  /** Null for the whole zone. */
  organisationName: string | null
}

const sortable: Record<string, SQL> = {
  year: sql`t.year`,
  organisationId: sql`s.name collate "vi-x-icu"`,
  admissions: sql`t.admissions`,
}

export const listTargets = (db: Db, asked: Asked & TargetFilter): Promise<Listed<TargetRow>> =>
  listed(db, targetRows(asked, window(asked)), sql`select ${matching(asked)}`)

/** The zone's own before those of its organisations. */
export function targetRows(asked: Asked & TargetFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc` : sql`asc`
  return sql`select ${fieldsFrom('t', target)}, s.name as "organisationName" ${matching(asked)}
    order by ${sortable[asked.sort] ?? sortable.year} ${direction} nulls first, t.year desc,
      s.name collate "vi-x-icu" nulls first, t.id ${part}`
}

const matching = (asked: Asked & TargetFilter): SQL => sql`
  from target t
  left join lateral (${spellOn('organisation', sql`t.organisation_id`)}) s on true
  where ${every([
    asked.retired ? sql`t.retired_on is not null` : sql`t.retired_on is null`,
    asked.year ? sql`t.year = ${asked.year}` : undefined,
    asked.text ? sql`t.organisation_id in (select organisations_like(${patternOf(asked.text)}))` : undefined,
  ])}`

export async function readTarget(db: Db, id: string): Promise<(TargetRow & { canEdit: boolean }) | null> {
  const [found] = await db.execute<TargetRow & { canEdit: boolean }>(sql`
    select ${fieldsFrom('t', target)}, has_role('administrator') as "canEdit",
      ${nameOn('organisation', sql`t.organisation_id`)} as "organisationName"
    from target t where t.id = ${id}`)
  return found ?? null
}

/** Chỉ tiêu giao: how many an organisation is to admit in a year, or without one the whole zone; null when none was set. */
export async function findTarget(db: Db, year: number, organisationId: string | null): Promise<number | null> {
  const [found] = await db.execute<{ admissions: number }>(sql`
    select admissions from target
    where year = ${year} and organisation_id is not distinct from ${organisationId}::uuid and retired_on is null`)
  return found?.admissions ?? null
}

/** Years that have targets, the latest first. */
export async function listTargetYears(db: Db): Promise<number[]> {
  const found = await db.execute<{ year: number }>(
    sql`select distinct year from target where retired_on is null order by year desc`,
  )
  return found.map(({ year }) => year)
}
