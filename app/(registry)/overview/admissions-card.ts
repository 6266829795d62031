import { basisOf } from '@/app/screen/figure-words'
import type { FigureProps } from '@/components/figure'
import { formatCount, formatDate, formatDecimal, type Locale } from '@/core/locale'
import type { Admissions } from '@/db/report/admissions'
import type { Say } from '@/messages/say'

/** Kết nạp lũy kế năm, with the share of the target if there is one. */
export function admissionsCard(admissions: Admissions, day: string, locale: Locale, say: Say<'overview'>): FigureProps {
  const { year, admitted, basis } = admissions
  return {
    label: say('admissions.label', { year }),
    value: admitted === null ? undefined : formatCount(admitted, locale),
    missing: say('missing'),
    fraction: shareOf(admissions, locale) ?? say('admissions.no-target'),
    basis: [say('day', { day: formatDate(day, locale) }), basisOf(basis, locale, say)],
    href: `/overview/admissions?valid_on=${day}`,
  }
}

export function shareOf({ admitted, target }: Admissions, locale: Locale): string | undefined {
  if (admitted === null || !target) return undefined
  const share = formatDecimal((100 * admitted) / target, locale, 1)
  return `${formatCount(admitted, locale)}/${formatCount(target, locale)} = ${share}%`
}
