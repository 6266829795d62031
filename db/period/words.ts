import type { Locale } from '../../core/locale'
import { type Period, periodContaining, periodInSentence, periodName } from '../../core/period'
import type { period } from './record'

/** The columns from which a period's name is made. */
export type Named = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'>

/** The name of a period as a heading: its own for an ad hoc period, else by kind and date. */
export const nameOfPeriod = (named: Named, locale: Locale): string =>
  nameFrom(named, (calendar) => periodName(calendar, locale))

/** The name within a sentence: quý IV/2026. */
export const nameInSentence = (named: Named, locale: Locale): string =>
  nameFrom(named, (calendar) => periodInSentence(calendar, locale))

function nameFrom({ kind, name, startsOn }: Named, called: (calendar: Period) => string): string {
  if (kind === 'ad_hoc') return name ?? ''
  return called(periodContaining(startsOn, kind))
}
