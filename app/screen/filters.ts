import type { z } from 'zod'
import { fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import type { Filter } from './list-screen'
import { isUuid } from './params'

/** A value of an address, if it is one of the options of a record's field. */
export const optionIn = (input: z.ZodObject, field: string, value: string | undefined): string | undefined =>
  optionsOf(input, field, 'vi').some((option) => option.value === value) ? value : undefined

export const uuidIn = (value: string | undefined): string | undefined => (value && isUuid(value) ? value : undefined)

/** A filter by a field of the record, named and with the options as there; `before` stands above them. */
export function filterBy(
  input: z.ZodObject,
  field: string,
  locale: Locale,
  { name = field, before = [] as Choice[] } = {},
): Filter {
  const found = fieldsOf(input, locale).find((one) => one.name === field)
  return { name, label: found?.label ?? name, options: [...before, ...(found?.options ?? [])] }
}

/** A value of an address, if it is one of these. */
export const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find((one) => one === value)

/** What a coded field of a record may say. */
export const optionsOf = (input: z.ZodObject, field: string, locale: Locale): Choice[] =>
  fieldsOf(input, locale).find((one) => one.name === field)?.options ?? []
