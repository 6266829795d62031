import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type Field, fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import type { Described } from '../record/described'
import { anyOf } from '../record/list'
import { nameFor } from '../record/listing'
import { nameOfReference } from '../references'

/** A record as it is today, with the values that the fields of a batch have on its day, and the names of their references. */
export type BatchRow = Record<string, unknown> & {
  id: string
  version: number
  called: string | null
  canEdit: boolean
  isRetired: boolean
  /** The first day of its life; null for records without states in time. */
  firstDay: string | null
}

/** The fields that a batch may change, in the order of the description. */
export const fieldsInBatch = ({ input, inBatch }: Described, locale: Locale): Field[] => {
  const fields = fieldsOf(input, locale)
  return inBatch.flatMap((name) => fields.find((field) => field.name === name) ?? [])
}

/** Whether a field holds from a day on, so that a change of it needs that day. */
export const isDated = ({ spells }: Described, name: string): boolean => spells !== undefined && name in spells.table

/**
 * The records with these ids that the actor may read, in the order of the ids; in one statement. What holds from a day on
 * is that of `day`, or of the first day of a record that begins later.
 */
export async function readBatch(
  db: Db,
  record: Described,
  ids: string[],
  locale: Locale,
  day: string,
): Promise<BatchRow[]> {
  const { table, code, spells, nameOf } = record
  const own = getTableColumns(table)
  const ofSpell = spells && getTableColumns(spells.table)
  const fields = fieldsInBatch(record, locale)
  const columns = fields.flatMap(({ name }) => {
    const [alias, column] = own[name] ? [code, own[name]] : ['spell', ofSpell?.[name]]
    return column ? [sql`, ${sql.identifier(alias)}.${sql.identifier(column.name)} as ${sql.identifier(name)}`] : []
  })
  const names = fields.flatMap(({ name, reference }): SQL[] => {
    const called =
      reference && nameOfReference(reference, sql`found.${sql.identifier(name)}`, locale, sql`(select today())`)
    return called ? [sql`, ${called} as ${sql.identifier(nameFor(name))}`] : []
  })
  const owner = spells && sql.identifier(spells.owner.name)
  const found = await db.execute<BatchRow>(sql`
    select found.*, ${nameOf(sql`found.id`, locale)} as called${sql.join(names, sql``)}
    from (
      select ${table.id}, ${sql.identifier(code)}.version, ${mayRevise(table)} as "canEdit",
        ${'retiredOn' in own ? sql`${own.retiredOn} is not null` : sql`false`} as "isRetired",
        ${spells ? sql`(select min(lower(first.valid))::text from ${spells.table} first where first.${owner} = ${table.id})` : sql`null`} as "firstDay"
        ${sql.join(columns, sql``)}
      from ${table}
      ${
        spells
          ? sql`join ${spells.table} present on present.${owner} = ${table.id} and present.valid @> (select today())
            cross join lateral (select * from ${spells.table} its where its.${owner} = ${table.id}
              and coalesce(upper(its.valid) > ${day}::date, true) order by lower(its.valid) limit 1) spell`
          : sql``
      }
      where ${table.id} = ${anyOf(ids)}
    ) found`)
  const byId = new Map([...found].map((row) => [row.id, row]))
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
}
