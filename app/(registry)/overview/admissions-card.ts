import { basisOf, type Told, withBasis } from '@/app/screen/figure-words'
import type { FigureProps } from '@/components/figure'
import { formatCount, formatDate, formatShare, type Locale } from '@/core/locale'
import type { Admitted } from '@/db/report/admissions'
import type { Say } from '@/messages/say'

/** Kết nạp lũy kế năm, with the share of the target if there is one, and its sentence. */
export function admissionsCard(
  admissions: Admitted,
  told: Told,
  locale: Locale,
  say: Say<'overview'>,
): FigureProps & { sentence: string | undefined } {
  const { year, admitted, basis } = admissions
  return {
    label: say('admissions.label', { year }),
    value: admitted === null ? undefined : formatCount(admitted, locale),
    missing: say('missing'),
    fraction: shareOf(admissions, locale) ?? targetOf(admissions, locale, say),
    basis: [say('day', { day: formatDate(told.day, locale) }), basisOf(basis, locale, say)],
    href: `/overview/admissions?valid_on=${told.day}`,
    sentence: sentenceOf(admissions, told, locale, say),
  }
}

export function shareOf({ admitted, target }: Admitted, locale: Locale): string | undefined {
  if (admitted === null || !target) return undefined
  const { fraction, percent } = formatShare(admitted, target, undefined, locale)
  return `${fraction} = ${percent}`
}

/** The target in words, for where there is no share of it. */
export const targetOf = ({ target }: Admitted, locale: Locale, say: Say<'overview'>): string =>
  target === null ? say('admissions.no-target') : say('admissions.target-of', { target: formatCount(target, locale) })

/** What the file of the admissions says of the figure: its value or share, the target, and the basis. */
export function basisOfAdmissions(admissions: Admitted, locale: Locale, say: Say<'overview'>): string[] {
  const { year, admitted, basis } = admissions
  const value = admitted === null ? say('missing') : formatCount(admitted, locale)
  return [
    `${say('admissions.label', { year })}: ${shareOf(admissions, locale) ?? value}`,
    targetOf(admissions, locale, say),
    basisOf(basis, locale, say),
  ]
}

function sentenceOf({ year, admitted, target, basis }: Admitted, told: Told, locale: Locale, say: Say<'overview'>) {
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
