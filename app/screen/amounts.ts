import { type Currency, formatDecimal, formatFullMoney, type Locale } from '@/core/locale'
import { figureNames } from '@/db/enterprise-figures/record'
import type { ListRow } from '@/db/listing'

/** An amount says its currency. */
export const capitalOf = ({ currency, registeredCapital }: ListRow, locale: Locale) => ({
  registeredCapital: currency ? formatFullMoney(Number(registeredCapital), currency as Currency, locale) : null,
})

/** What was not reported says so. */
export const figuresOf = (row: ListRow, locale: Locale) =>
  Object.fromEntries(figureNames.map((name) => [name, formatDecimal(row[name] as number | null, locale)]))
