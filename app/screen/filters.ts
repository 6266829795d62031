import type { z } from 'zod'
import { fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Locale } from '@/core/locale'
import { isUuid } from './params'

export const uuidIn = (value: string | undefined): string | undefined => (value && isUuid(value) ? value : undefined)

/** A value of an address, if it is one of these. */
export const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find((one) => one === value)

/** What a coded field of a record may say. */
export const optionsOf = (input: z.ZodObject, field: string, locale: Locale): Choice[] =>
  fieldsOf(input, locale).find((one) => one.name === field)?.options ?? []
