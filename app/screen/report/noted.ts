import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import { ReturnInput } from '@/db/member-report/return'

/** What a field that a reviewer said something of is called. */
export const notedLabel = (name: string, locale: Locale): string =>
  fieldsOf(ReturnInput, locale).find((field) => field.name === name)?.label ?? name
