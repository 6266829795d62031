import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { mayRevise } from '../rights'
import { type CommuneInput, commune } from './record'

export const listCommuneChoices = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`
    select id as value, case kind when 'commune' then 'Xã ' when 'ward' then 'Phường ' else 'Đặc khu ' end || name as label
    from commune where retired_on is null order by name collate "vi-x-icu"`)

export type CommuneFilter = { kind?: string | undefined; retired?: boolean | undefined }
export type CommuneRow = CommuneInput & { id: string; retiredOn: string | null }

const sortable: Record<string, SQL> = {
  name: sql`c.name collate "vi-x-icu"`,
  kind: sql`c.kind`,
  code: sql`c.code`,
}

export const listCommunes = (db: Db, asked: Asked & CommuneFilter): Promise<Listed<CommuneRow>> =>
  listed(db, communeRows(asked, window(asked)), sql`select from commune c where ${conditions(asked)}`)

export function communeRows(asked: Asked & CommuneFilter, part: SQL = sql``): SQL {
  const order = sortable[asked.sort] ?? sortable.name
  const direction = asked.descending ? sql`desc` : sql`asc`
  return sql`select ${fieldsFrom('c', commune)} from commune c where ${conditions(asked)}
    order by ${order} ${direction}, c.id ${part}`
}

/** Former names are searched, too: papers still carry them. */
const conditions = ({ text, kind, retired }: Asked & CommuneFilter): SQL =>
  every([
    retired ? sql`c.retired_on is not null` : sql`c.retired_on is null`,
    kind ? sql`c.kind = ${kind}::commune_kind` : undefined,
    text ? sql`c.search_text like ${patternOf(text)}` : undefined,
  ])

export async function findCommune(db: Db, id: string) {
  const [found] = await db
    .select({ ...getTableColumns(commune), canEdit: mayRevise(commune) })
    .from(commune)
    .where(eq(commune.id, id))
  return found ?? null
}
