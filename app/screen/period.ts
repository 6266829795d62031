import type { Locale } from '@/core/locale'
import { periodContaining, periodInSentence, periodName } from '@/core/period'

type Row = { kind: string; name: string | null; startsOn: string }

/** What a period is called: an ad hoc one by its own name, the others by the calendar. */
export function nameOfPeriod({ kind, name, startsOn }: Row, locale: Locale): string {
  if (kind !== 'month' && kind !== 'quarter' && kind !== 'half_year' && kind !== 'year') return name ?? ''
  return periodName(periodContaining(startsOn, kind), locale)
}

/** The same within a sentence: quý IV/2026. */
export function periodInText({ kind, name, startsOn }: Row, locale: Locale): string {
  if (kind !== 'month' && kind !== 'quarter' && kind !== 'half_year' && kind !== 'year') return name ?? ''
  return periodInSentence(periodContaining(startsOn, kind), locale)
}
