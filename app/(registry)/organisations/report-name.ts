import { formatDate, type Locale } from '@/core/locale'
import { type PeriodKind, periodContaining, periodName } from '@/core/period'

type Reported = { reportKind: string | null; reportName: string | null; reportStartsOn: string | null }

/** The period of a report in words: Quý IV/2026, or the name of one asked for on its own. */
export function reportInWords({ reportKind: kind, reportName, reportStartsOn: day }: Reported, locale: Locale): string {
  if (!kind || !day) return ''
  if (kind === 'ad_hoc') return reportName ?? formatDate(day, locale)
  return periodName(periodContaining(day, kind as PeriodKind), locale)
}
