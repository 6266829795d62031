import type { CellKind } from '@/components/table/record-table'
import type { Field } from '@/core/field'
import {
  type Currency,
  formatCount,
  formatDate,
  formatDateTime,
  formatDecimal,
  formatFullMoney,
  type Locale,
} from '@/core/locale'
import { figureNames } from '@/db/enterprise-figures/record'
import { type ListRow, nameFor } from '@/db/record/listing'
import { isUuid } from './params'

/** A field's value in words; `names` says what references are called. Nothing is an empty string, never zero. */
export function valueInWords(field: Field, value: unknown, locale: Locale, names: Record<string, string> = {}): string {
  if (value === null || value === undefined || value === '') return field.blank ?? ''
  if (Array.isArray(value)) return value.map((one) => optionOf(field, String(one))).join(', ')
  switch (field.input) {
    case 'boolean':
      return value ? { vi: 'Có', en: 'Yes' }[locale] : { vi: 'Không', en: 'No' }[locale]
    case 'date':
      return formatDate(String(value), locale)
    case 'moment':
      return formatDateTime(new Date(String(value)), locale)
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
export const outOfSight = { vi: '(ngoài phạm vi được xem)', en: '(out of sight)' }

const optionOf = ({ options }: Field, value: string) => options.find((one) => one.value === value)?.label ?? value

export const isNumeric = ({ input }: Field) => input === 'count' || input === 'decimal' || input === 'money'

/** A field of a row in words; what a reference is called stands beside it (`nameFor`). */
export function wordsIn(
  field: Field,
  row: Record<string, unknown>,
  locale: Locale,
  names: Record<string, string> = {},
): string {
  const value = row[field.name]
  const called = row[nameFor(field.name)]
  // A blank reference may mean something, too: a target without an organisation is the whole zone's.
  if (value === null && typeof called === 'string') return called
  return valueInWords(field, value, locale, typeof called === 'string' ? { [String(value)]: called } : names)
}

const cellKinds: Partial<Record<Field['input'], CellKind>> = {
  code: 'code',
  date: 'date',
  count: 'number',
  decimal: 'number',
  money: 'number',
}

export const cellKindOf = ({ input, reference }: Field): CellKind | undefined =>
  reference === 'unit' ? 'place' : cellKinds[input]

/** An amount says its currency. */
export const capitalOf = ({ currency, registeredCapital }: ListRow, locale: Locale) => ({
  registeredCapital: currency ? formatFullMoney(Number(registeredCapital), currency as Currency, locale) : null,
})

/** What was not reported says so. */
export const figuresOf = (row: ListRow, locale: Locale) =>
  Object.fromEntries(figureNames.map((name) => [name, formatDecimal(row[name] as number | null, locale)]))
