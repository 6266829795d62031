import type { z } from 'zod'
import { fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import { isUuid } from './params'

export const uuidIn = (value: string | undefined): string | undefined => (value && isUuid(value) ? value : undefined)

/** Returns the value if it is one of `values`. */
export const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find((one) => one === value)

/** The options of a coded field. */
export const optionsOf = (input: z.ZodObject, field: string, locale: Locale): Choice[] =>
  fieldsOf(input, locale).find((one) => one.name === field)?.options ?? []

/** A label without the dashes that indent a tree of options. */
export const flat = (label: string): string => label.replace(/^(– )+/, '')

/** A filter of a list as its page shows it. */
export type Filter = {
  name: string
  label: string
  options: { value: string; label: string }[]
  /** The record that a value is the id of. */
  reference?: string | undefined
  /** The value is a typed number instead of an option. */
  isCount?: true
  /** The option that applies when the URL has none. */
  otherwise?: string
}
