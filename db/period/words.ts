import type { Locale } from '../../core/locale'
import { type Period, periodContaining, periodInSentence, periodName } from '../../core/period'
import type { period } from './record'

/** What a period is called by. */
export type Named = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'>

/** What a period is called: its own name, or the one that its kind and dates give it. */
export const nameOfPeriod = (named: Named, locale: Locale): string =>
  nameFrom(named, (calendar) => periodName(calendar, locale))

/** The same within a sentence: quý IV/2026. */
export const nameInSentence = (named: Named, locale: Locale): string =>
  nameFrom(named, (calendar) => periodInSentence(calendar, locale))

function nameFrom({ kind, name, startsOn }: Named, called: (calendar: Period) => string): string {
  if (kind === 'ad_hoc') return name ?? ''
  return called(periodContaining(startsOn, kind))
}
