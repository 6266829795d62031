import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { fieldsOf } from '../../core/field'
import type { Label, Locale } from '../../core/locale'
import { withinUnit } from './list'
import type { ListFilter, ListQuestion } from './listing'

/** The options of a coded field in both languages, by value. */
export function optionsIn(input: z.ZodObject, name: string): Record<string, Label> {
  const [vi, en] = [optionsOf(input, name, 'vi'), optionsOf(input, name, 'en')]
  return Object.fromEntries(vi.map(({ value, label }, at) => [value, { vi: label, en: en[at]?.label ?? label }]))
}

/** A filter by a coded field, with the field's label and options. */
export function filterBy(input: z.ZodObject, name: string, column: SQL): ListFilter {
  return {
    label: labelIn(input, name),
    options: optionsIn(input, name),
    where: (value) => sql`${column}::text = ${value}`,
  }
}

/** A filter by a reference field of an input. */
export function referenceFilter(input: z.ZodObject, name: string, column: SQL): ListFilter {
  const reference = fieldsOf(input, 'vi').find((field) => field.name === name)?.reference ?? ''
  return { label: labelIn(input, name), reference, where: (id) => sql`${column} = ${id}::uuid` }
}

/** Filters by a number, "from … to …": two of them, each set and removed by itself. A missing number fits neither. */
export const atLeast = (label: Label, column: (asked: ListQuestion) => SQL): ListFilter => ({
  label,
  isCount: true,
  where: (least, asked) => sql`${column(asked)} >= ${least}::bigint`,
})

export const atMost = (label: Label, column: (asked: ListQuestion) => SQL): ListFilter => ({
  label,
  isCount: true,
  where: (most, asked) => sql`${column(asked)} <= ${most}::bigint`,
})

/** A filter for a unit and the units below it. */
export const unitFilter = (column: SQL, label: Label = { vi: 'KCN/KKT', en: 'Park or zone' }): ListFilter => ({
  label,
  reference: 'any_unit',
  where: (unit) => withinUnit(column, unit),
})

/** The label of a field in both languages. */
export function labelIn(input: z.ZodObject, name: string): Label {
  const called = (locale: Locale) => fieldsOf(input, locale).find((field) => field.name === name)?.label ?? name
  return { vi: called('vi'), en: called('en') }
}

export const toReview: Label = { vi: 'Cần rà soát', en: 'To review' }

const optionsOf = (input: z.ZodObject, name: string, locale: Locale) =>
  fieldsOf(input, locale).find((field) => field.name === name)?.options ?? []
