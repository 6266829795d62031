import { basisOf, type Told, withBasis } from '@/app/screen/figure-words'
import type { FigureProps } from '@/components/figure'
import { formatCount, formatDate, formatShare, type Locale } from '@/core/locale'
import type { Admissions } from '@/db/report/admissions'
import type { Say } from '@/messages/say'

/** Kết nạp lũy kế năm, with the share of the target if there is one, and its sentence. */
export function admissionsCard(
  admissions: Admissions,
  told: Told,
  locale: Locale,
  say: Say<'overview'>,
): FigureProps & { sentence: string | undefined } {
  const { year, admitted, basis } = admissions
  return {
    label: say('admissions.label', { year }),
    value: admitted === null ? undefined : formatCount(admitted, locale),
    missing: say('missing'),
    fraction: shareOf(admissions, locale) ?? say('admissions.no-target'),
    basis: [say('day', { day: formatDate(told.day, locale) }), basisOf(basis, locale, say)],
    href: `/overview/admissions?valid_on=${told.day}`,
    sentence: sentenceOf(admissions, told, locale, say),
  }
}

export function shareOf({ admitted, target }: Admissions, locale: Locale): string | undefined {
  if (admitted === null || !target) return undefined
  const { fraction, percent } = formatShare(admitted, target, undefined, locale)
  return `${fraction} = ${percent}`
}

function sentenceOf({ year, admitted, target, basis }: Admissions, told: Told, locale: Locale, say: Say<'overview'>) {
  if (admitted === null) return undefined
  const words = { day: formatDate(told.day, locale), year: String(year), admitted: formatCount(admitted, locale) }
  const sentence = target
    ? say('admissions.sentence-of', {
        ...words,
        share: formatShare(admitted, target, undefined, locale).percent,
        target: formatCount(target, locale),
      })
    : say('admissions.sentence', words)
  return withBasis(sentence, [], basis, { ...told, kind: 'latest' }, locale, say)
}
