import type { CellKind } from '@/components/table/cell'
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
import { shown } from '@/core/notation'
import { figureNames } from '@/db/enterprise-figures/record'
import { type ListRow, nameFor } from '@/db/record/listing'
import { isUuid } from './params'

/** A field's value in words; `names` has the names of references. Null is an empty string, never 0. */
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
      // The value of a draft is typed text, which may not be a number.
      return Number.isNaN(Number(value)) ? String(value) : formatCount(Number(value), locale)
    case 'decimal':
    case 'money':
      return formatDecimal(Number(value), locale)
    case 'reference':
      return names[String(value)] ?? (isUuid(String(value)) ? outOfSight[locale] : optionOf(field, String(value)))
    default:
      return shown(optionOf(field, String(value)), field.notation)
  }
}

/** Shown for ids without a name. */
export const outOfSight = { vi: '(ngoài phạm vi được xem)', en: '(out of sight)' }

const optionOf = ({ options }: Field, value: string) => labelsOf(options).get(value) ?? value

/** Labels by value; kept with the options, because a file asks for each cell. */
function labelsOf(options: Field['options']) {
  const labels = known.get(options) ?? new Map(options.map(({ value, label }) => [value, label]))
  known.set(options, labels)
  return labels
}
const known = new WeakMap<Field['options'], Map<string, string>>()

/** A field of a row in words. The name of a reference is in the row (`nameFor`). */
export function wordsIn(
  field: Field,
  row: Record<string, unknown>,
  locale: Locale,
  names: Record<string, string> = {},
): string {
  const value = row[field.name]
  const called = row[nameFor(field.name)]
  // Some references have words for null: a target without an organisation is that of the zone.
  if (value === null && typeof called === 'string') return called
  return valueInWords(field, value, locale, typeof called === 'string' ? { [String(value)]: called } : names)
}

const cellKinds: Partial<Record<Field['input'], CellKind>> = {
  code: 'code',
  year: 'code',
  date: 'date',
  count: 'number',
  decimal: 'number',
  money: 'number',
}

export const cellKindOf = ({ input, reference }: Field): CellKind | undefined =>
  reference === 'unit' ? 'place' : cellKinds[input]

/** An amount with its currency. */
export const capitalOf = ({ currency, registeredCapital }: ListRow, locale: Locale) => ({
  registeredCapital: currency ? formatFullMoney(Number(registeredCapital), currency as Currency, locale) : null,
})

/** The figures of a row in words. */
export const figuresOf = (row: ListRow, locale: Locale) => ({
  ...Object.fromEntries(figureNames.map((name) => [name, formatDecimal(row[name] as number | null, locale)])),
  survey: surveyInWords(row, locale),
})

/** The survey of members of a row in words, or its total if it did not ask official and probationary ones apart. */
export function surveyInWords(row: ListRow, locale: Locale): string {
  const count = (name: string) => formatCount(row[name] as number, locale)
  if (row.officialElsewhere !== null) {
    const [official, probationary] = [count('officialElsewhere'), count('probationaryElsewhere')]
    return {
      vi: `${official} chính thức, ${probationary} dự bị`,
      en: `${official} official, ${probationary} probationary`,
    }[locale]
  }
  if (row.membersElsewhere === null) return formatCount(null, locale)
  return `${count('membersElsewhere')} ${{ vi: '(chưa tách)', en: '(not separated)' }[locale]}`
}
