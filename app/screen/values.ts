import type { Field } from '@/core/field'
import { formatCount, formatDate, formatDecimal, type Locale } from '@/core/locale'
import { isUuid } from './params'

/** A field's value in words; `names` says what references are called. Nothing is an empty string, never zero. */
export function valueInWords(field: Field, value: unknown, locale: Locale, names: Record<string, string> = {}): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map((one) => optionOf(field, String(one))).join(', ')
  switch (field.input) {
    case 'boolean':
      return value ? { vi: 'Có', en: 'Yes' }[locale] : { vi: 'Không', en: 'No' }[locale]
    case 'date':
      return formatDate(String(value), locale)
    case 'count':
      // A draft holds what was typed, whatever it was.
      return Number.isNaN(Number(value)) ? String(value) : formatCount(Number(value), locale)
    case 'decimal':
    case 'money':
      return formatDecimal(Number(value), locale)
    case 'reference':
      return names[String(value)] ?? (isUuid(String(value)) ? outOfSight[locale] : optionOf(field, String(value)))
    default:
      return optionOf(field, String(value))
  }
}

/** Nobody can read an id. */
const outOfSight = { vi: '(ngoài phạm vi được xem)', en: '(out of sight)' }

const optionOf = ({ options }: Field, value: string) => options.find((one) => one.value === value)?.label ?? value

export const isNumeric = ({ input }: Field) => input === 'count' || input === 'decimal' || input === 'money'
