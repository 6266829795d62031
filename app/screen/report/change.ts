import { formatCount, type Locale } from '@/core/locale'

/** +3, −2, 0; nothing when one of the two is missing. */
export function changeInWords(
  now: number | null | undefined,
  before: number | null | undefined,
  locale: Locale,
): string {
  if (now === null || now === undefined || before === null || before === undefined) return ''
  const sign = now > before ? '+' : now < before ? '−' : ''
  return `${sign}${formatCount(Math.abs(now - before), locale)}`
}
