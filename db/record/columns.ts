import { sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, date, index, integer, uuid } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { newId } from './id'

/** A PostgreSQL daterange in its canonical form, lower bound included, upper excluded: '[2024-01-01,)'. */
export const daterange = customType<{ data: string }>({ dataType: () => 'daterange' })

export const id = () => uuid().primaryKey().$defaultFn(newId)

export const day = (name: string) => date(name, { mode: 'string' })

/** Indexes by which the spells that ended by a day, or begin after it, are found: see standing.sql. */
export const boundsOf = (table: string, valid: AnyPgColumn) => [
  index(`${table}_begins`).on(sql`coalesce(lower(${valid}), '-infinity'::date)`),
  index(`${table}_ends`).on(sql`coalesce(upper(${valid}), 'infinity'::date)`),
]

/**
 * Columns of every versioned record: id, version (optimistic locking), retirement instead of deletion. retired_on: the
 * day from which it is no longer followed, or `withdrawnOn`; the reason is that of its entry in the trail.
 */
export const versioned = () => ({
  id: id(),
  version: integer().notNull().default(1),
  retiredOn: day('retired_on'),
})

/** The day of retirement of a withdrawn record: before every day. */
export const withdrawnOn = '-infinity'
export const isWithdrawn = ({ retiredOn }: { retiredOn: string | null }): boolean => retiredOn === withdrawnOn

/** The columns of `versioned`, for `.omit()` on the schema of a form. */
export const versionedOmitted = { id: true, version: true, retiredOn: true } as const

/**
 * Extends the schema of a form by columns that are not in the form, so that the trail finds a label for them. A label
 * alone makes a column of any type; a schema also gives words to coded values.
 */
export const alsoTold = (input: z.ZodObject, columns: Record<string, Label | z.ZodType>): z.ZodObject =>
  input.extend(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        column instanceof z.ZodType ? column : z.unknown().register(field, { label: column }),
      ]),
    ),
  )

/** Labels, for `alsoTold`, of two columns that many tables have and few forms. */
export const ofWhat = {
  organisationId: { vi: 'Tổ chức đảng', en: 'Organisation' },
  periodId: { vi: 'Kỳ báo cáo', en: 'Period' },
}
