import {
  formatCount,
  formatDate,
  formatDecimal,
  formatMoney,
  formatPercent,
  formatShare,
  type Locale,
} from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { FigureCode, FigureUnit } from '@/db/report/definitions'
import type { Basis, Figure, Older } from '@/db/report/figures'
import type { BasisKind } from '@/db/report/sources'
import type { Say } from '@/messages/say'
import { type BasisLine, membersBasisOf, reportedInWords } from './members-basis'

/** Figures by section, in display order. */
export const groups = {
  organisations: [
    'non_state_enterprises',
    'non_state_enterprises_with_party_organisation',
    'share_with_party_organisation',
  ],
  members: ['members_in_non_state_enterprises', 'members_in_zone_committee', 'share_of_all_members'],
  workers: [
    'workers_with_party_organisation',
    'workers_female',
    'workers_male',
    'workers_managers_and_high_skilled',
    'share_managers_and_high_skilled',
    'workers_in_all_enterprises',
    'share_of_workers',
  ],
  capital: [
    'registered_capital_with_party_organisation',
    'share_of_registered_capital',
    'fdi_projects',
    'fdi_capital',
    'domestic_projects',
    'domestic_capital',
  ],
  trade: ['trade_value_per_year', 'share_of_exports'],
} as const satisfies Record<string, FigureCode[]>

const currencies = { usd: 'USD', vnd: 'VND' } as const
const currencyOf = (unit: FigureUnit) => (unit === 'usd' || unit === 'vnd' ? currencies[unit] : undefined)

/** The name of a figure, with the years that it is a mean of. */
export const labelOf = ({ code, basis }: Pick<Figure, 'code' | 'basis'>, say: Say<'overview'>): string =>
  say(`figure.${code}`, { years: yearsInWords(basis?.years?.of ?? [], say) })

/** "giai đoạn 2021–2023" */
function yearsInWords(years: number[], say: Say<'overview'>): string {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return say('years.no-year')
  if (years.length === 1) return say('years.one', { years: String(first) })
  const isSpan = last - first === years.length - 1
  return isSpan ? say('years.span', { years: `${first}–${last}` }) : say('years.some', { years: years.join(', ') })
}

function amountInWords(amount: number, unit: FigureUnit, locale: Locale): string {
  const currency = currencyOf(unit)
  return currency ? formatMoney(amount, currency, locale) : formatCount(amount, locale)
}

/** An amount in full, without its unit. */
export const fullAmount = (amount: number, unit: FigureUnit, locale: Locale): string =>
  currencyOf(unit) ? formatDecimal(amount, locale) : formatCount(amount, locale)

export function figureValue({ unit, value, fraction }: Figure, locale: Locale): string | undefined {
  if (value === null) return undefined
  return fraction ? formatPercent(value, locale) : amountInWords(value, unit, locale)
}

/** The parts of a percentage, which divide to it as they are printed: "56/727", "10,20/39,77 tỷ USD". */
export const shareOf = ({ unit, fraction }: Figure, locale: Locale) =>
  fraction && formatShare(fraction.numerator, fraction.denominator, currencyOf(unit), locale)

/** "56/727 = 7,70%" */
export function fractionOf(figure: Figure, locale: Locale): string | undefined {
  const share = shareOf(figure, locale)
  return share && `${share.fraction} = ${share.percent}`
}

/** The basis in words, whole, for a sentence. */
export const basisOf = (basis: Basis, locale: Locale, say: Say<'overview'>, kind: BasisKind = 'latest'): string =>
  [shortBasisOf(basis, locale, say, kind), ...(basis.members ? membersBasisOf(basis.members, locale, say) : [])].join(
    '; ',
  )

/**
 * The beginning of the basis, for the line below a figure: "có số liệu 61/66 tổ chức đảng, trong đó 5 lấy từ
 * quý III/2026", or by years. With the basis `period` it begins with the period.
 */
export function shortBasisOf(basis: Basis, locale: Locale, say: Say<'overview'>, kind: BasisKind = 'latest'): string {
  const { have, of, older, due, years } = basis
  const subject = say(`subject.${basis.subject}`)
  if (years) return yearsBasis(basis, years, locale, say)
  const counts = { have: formatCount(have, locale), of: formatCount(of, locale), subject }
  const told =
    older.length === 0
      ? say('basis', counts)
      : say('older', { ...counts, older: older.map((one) => olderInWords(one, locale, say)).join('; ') })
  return kind === 'period' && due ? say('basis-kind.of', { period: nameInSentence(due, locale), have: told }) : told
}

/** What the basis says after its beginning, and at the end of a period what its reports changed. */
export function furtherBasisOf({ members }: Pick<Basis, 'members'>, locale: Locale, say: Say<'overview'>): BasisLine[] {
  if (!members) return []
  return [
    ...membersBasisOf(members, locale, say).map((text) => ({ text })),
    ...(members.reports ? reportedInWords(members.reports, locale, say) : []),
  ]
}

/** furtherBasisOf as a figure shows it, closed. */
export const furtherOf = ({ basis }: Figure, locale: Locale, say: Say<'overview'>) => ({
  label: say('further'),
  lines: basis ? furtherBasisOf(basis, locale, say) : [],
})

function olderInWords({ until, period, count }: Older, locale: Locale, say: Say<'overview'>): string {
  const from = period ? nameInSentence(period, locale) : say('up-to', { day: formatDate(until, locale) })
  return say('older-part', { count: formatCount(count, locale), period: from })
}

function yearsBasis(
  { have, of, subject }: Basis,
  years: NonNullable<Basis['years']>,
  locale: Locale,
  say: Say<'overview'>,
) {
  const count = (number: number) => formatCount(number, locale)
  return [
    say('years.whole', {
      years: yearsInWords(years.of, say),
      count: count(have - years.partial),
      of: count(of),
      subject: say(`subject.${subject}`),
    }),
    ...(years.partial > 0 ? [say('years.partial', { count: count(years.partial) })] : []),
    ...(of > have ? [say('years.none', { count: count(of - have) })] : []),
  ].join('; ')
}

/** Rule V25: members in transfer between two organisations, and the total without counting them twice. */
export function transitOf({ transit, value }: Figure, locale: Locale, say: Say<'overview'>): string | undefined {
  const count = (transit?.nowhere ?? 0) + (transit?.twice ?? 0)
  if (!transit || count === 0) return undefined
  const all = say('transit.count', { count: formatCount(count, locale) })
  if (transit.twice === 0 || value === null) return all
  const [twice, net] = [transit.twice, value - transit.twice].map((one) => formatCount(one, locale))
  return say('transit.twice', { all, twice: twice ?? '', net: net ?? '' })
}

/** The lines below a figure: day, equivalent, basis, and members that may be counted twice. */
export function basisLines(
  figure: Figure,
  asOf: string,
  kind: BasisKind,
  locale: Locale,
  say: Say<'overview'>,
): string[] {
  const { basis } = figure
  const usd = equivalentOf(figure, locale)
  return [
    asOf,
    usd && say('equivalent', { usd, rate: formatDecimal(figure.rate ?? null, locale) }),
    basis && shortBasisOf(basis, locale, say, kind),
    transitOf(figure, locale, say),
  ].filter((line) => typeof line === 'string')
}

/** An amount in VND in USD, at the rate of the day: "13,47 tỷ USD" */
const equivalentOf = ({ unit, value, rate }: Figure, locale: Locale): string | undefined =>
  unit === 'vnd' && value !== null && rate ? formatMoney(value / rate, 'USD', locale, 2) : undefined

/** What a sentence says beside the figure. `scope` is the reader's, if it is not the whole zone. */
export type Told = { day: string; kind: BasisKind; scope: string | undefined }

/**
 * The figure as a sentence for a report. What it rests on follows in brackets: the reader's scope, the exchange rate,
 * members in transfer, and the basis.
 */
export function sentenceOf(figure: Figure, told: Told, locale: Locale, say: Say<'overview'>): string | undefined {
  const { code, basis, value, rate } = figure
  if (value === null) return undefined
  const [share, usd] = [shareOf(figure, locale), equivalentOf(figure, locale)]
  // In running text a percentage has no trailing zeros: 7,7%.
  const words = share ? `${formatDecimal(value, locale)}%` : amountInWords(value, figure.unit, locale)
  const sentence = say(`sentence.${code}`, {
    day: formatDate(told.day, locale),
    value: usd ? say('value-and-equivalent', { value: words, usd }) : words,
    years: yearsInWords(basis?.years?.of ?? [], say),
    fraction: share?.fraction ?? '',
    part: share?.part ?? '',
    whole: share?.whole ?? '',
  })
  const rests = rate ? say('converted', { rate: formatDecimal(rate, locale) }) : undefined
  return withBasis(sentence, [rests, transitOf(figure, locale, say)], basis, told, locale, say)
}

/** A sentence with what it rests on in brackets, in those that it ends with if it has some. */
export function withBasis(
  sentence: string,
  also: (string | undefined)[],
  basis: Basis | undefined,
  { kind, scope }: Told,
  locale: Locale,
  say: Say<'overview'>,
): string {
  const rests = [scope && say('in-scope', { scope }), ...also, basis && basisOf(basis, locale, say, kind)].filter(
    (one) => typeof one === 'string' && one !== '',
  )
  const [, before = sentence, bracket] = /^(.*) \(([^()]*)\)$/.exec(sentence) ?? []
  const within = [bracket, ...rests].filter((one) => one !== undefined)
  return within.length === 0 ? sentence : say('with-basis', { sentence: before, basis: within.join('; ') })
}
