import { type SQL, sql } from 'drizzle-orm'
import { customType, date, integer, uuid, varchar } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { newId } from './id'

/** A PostgreSQL daterange in its canonical form, lower bound included, upper excluded: '[2024-01-01,)'. */
export const daterange = customType<{ data: string }>({ dataType: () => 'daterange' })

export const id = () => uuid().primaryKey().$defaultFn(newId)

export const day = (name: string) => date(name, { mode: 'string' })

/** What every record that is kept has: identity, a version against lost edits, and retirement instead of deletion. */
export const kept = () => ({
  id: id(),
  version: integer().notNull().default(1),
  retiredOn: day('retired_on'),
  retiredReason: varchar('retired_reason', { length: 500 }),
})

/** The columns of `kept` that no form asks for. */
export const keptOmitted = { id: true, version: true, retiredOn: true, retiredReason: true } as const

/** Folding for search, the twin of core/fold.ts; immutable, so that it can be a generated column. */
export const folded = (table: string, ...columns: string[]): SQL => {
  const texts = columns.map((column) => sql`coalesce(${sql.identifier(table)}.${sql.identifier(column)}, '')`)
  return foldedText(sql.join(texts, sql` || ' ' || `))
}

export const foldedText = (text: SQL): SQL =>
  sql`lower(translate(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_unicode_fast)`

/** An input together with columns that no form asks for, called as the trail calls them. */
export const alsoTold = (input: z.ZodObject, columns: Record<string, Label | z.ZodType>): z.ZodObject =>
  input.extend(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        column instanceof z.ZodType ? column : z.unknown().register(field, { label: column }),
      ]),
    ),
  )

/** The two names that most of what is not asked for has. */
export const ofWhat = {
  organisationId: { vi: 'Tổ chức đảng', en: 'Organisation' },
  periodId: { vi: 'Kỳ báo cáo', en: 'Period' },
}
