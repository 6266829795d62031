import { type Currency, formatFullMoney, type Locale } from '@/core/locale'
import type { ListRow } from '@/db/listing'

/** An amount says its currency. */
export const capitalOf = ({ currency, registeredCapital }: ListRow, locale: Locale) => ({
  registeredCapital: currency ? formatFullMoney(Number(registeredCapital), currency as Currency, locale) : null,
})
