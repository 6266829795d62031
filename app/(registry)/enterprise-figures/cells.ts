import { formatDecimal, type Locale } from '@/core/locale'
import { figureNames } from '@/db/enterprise-figures/record'
import type { ListRow } from '@/db/listing'

/** What was not reported says so. */
export const figuresOf = (row: ListRow, locale: Locale) =>
  Object.fromEntries(figureNames.map((name) => [name, formatDecimal(row[name] as number | null, locale)]))
