import { formatChange, formatCount, formatDate, type Locale } from '@/core/locale'
import { decreases, increases } from '@/core/member-report/balance'
import { eventKindInWords } from '@/db/event/record'
import { labels } from '@/db/member-report/entry'
import { nameInSentence } from '@/db/period/words'
import type { Change, MembersBasis, Reported, StandIn } from '@/db/report/members-basis'
import { among } from '@/db/report/sum-row'
import { entriesOf, type Say } from '@/messages/say'

/** A line of a basis, with the page that says more. */
export type BasisLine = { text: string; href?: string }

/** What a sum of members rests on besides its reports, one text for each event and one for what is too old. */
export function membersBasisOf(
  { standIns, aged, changes, differences }: MembersBasis,
  locale: Locale,
  say: Say<'overview'>,
): string[] {
  return [
    ...standInsInWords(standIns, locale, say),
    ...(aged.members > 0
      ? [
          say('aged', {
            count: formatCount(aged.members, locale),
            organisations: formatCount(aged.organisations, locale),
          }),
        ]
      : []),
    ...changes.map((one) => changeWords(one, locale, say)),
    ...(differences ? [differencesInWords(differences, locale, say)] : []),
  ]
}

/** At the end of a period: what its reports changed, by line, with a link to their sum. */
export function reportedInWords(
  { organisationId, period, lines }: Reported,
  locale: Locale,
  say: Say<'overview'>,
): BasisLine[] {
  const ways = {
    'reported.up': increases,
    'reported.down': decreases,
    'reported.adjusted': ['carriedAdjustment'],
  } as const
  const told = entriesOf(ways).flatMap(([way, names]) => {
    const of = names.filter((name) => lines[name])
    if (of.length === 0) return []
    const inWords = (count: number | null) =>
      way === 'reported.adjusted' ? formatChange(count ?? 0, 0, locale) : formatCount(count ?? 0, locale)
    const parts = of.map((name) => `${labels[name][locale]}: ${inWords(lines[name])}`).join('; ')
    return [say(way, { count: inWords(among(lines, of)), parts, period: nameInSentence(period.period, locale) })]
  })
  if (told.length === 0) return []
  const link = { text: say('reported.sum', { period: nameInSentence(period.period, locale) }) }
  return [
    ...told.map((text) => ({ text })),
    ...(organisationId ? [{ ...link, href: `/organisations/${organisationId}/reports?period=${period.id}` }] : []),
  ]
}

/** Whose figures stand in, one text for each event. */
export function standInsInWords(standIns: StandIn[], locale: Locale, say: Say<'overview'>): string[] {
  const byEvent = new Map<string, StandIn[]>()
  for (const one of standIns) {
    const key = `${one.eventId ?? one.to} ${one.isAbove}`
    byEvent.set(key, [...(byEvent.get(key) ?? []), one])
  }
  return [...byEvent.values()].map((parts) => standInWords(parts, locale, say))
}

/** "gồm 12 đảng viên của Chi bộ X (đã sáp nhập vào Chi bộ Y từ 01/10/2025, chưa có báo cáo của Chi bộ Y)" */
function standInWords(parts: StandIn[], locale: Locale, say: Say<'overview'>): string {
  const { kind, effectiveOn, of, isAbove } = parts[0] as StandIn
  const count = formatCount(
    parts.reduce((sum, { members }) => sum + members, 0),
    locale,
  )
  const undivided = parts.flatMap((one) => one.undivided)
  const to = listed([...new Set([...parts.map((one) => one.to), ...undivided])], locale, say)
  if (!kind || !effectiveOn) return say('stands-in.founded-below', { count, to })
  const told = { count, to, of: listed(of, locale, say), day: formatDate(effectiveOn, locale) }
  const way = isAbove && of.length > 0 ? 'above' : (worded.find((one) => one === kind) ?? 'other')
  const text = say(`stands-in.${way}`, told)
  return undivided.length > 0 ? say('undivided', { text }) : text
}

const worded = ['absorbed', 'consolidated', 'divided', 'split_off', 'transferred'] as const

/** Up to three names; of more, how many there are. */
const listed = (names: string[], locale: Locale, say: Say<'overview'>) =>
  names.length <= 3 ? names.join(', ') : say('organisations', { count: formatCount(names.length, locale) })

function changeWords({ kind, organisation, effectiveOn, members }: Change, locale: Locale, say: Say<'overview'>) {
  const told = { organisation, count: formatChange(members, 0, locale), day: formatDate(effectiveOn, locale) }
  if (kind === 'transferred') return say(members > 0 ? 'change.entered' : 'change.left', told)
  if (kind === 'dissolved' || kind === 'ended_activity') return say(`change.${kind}`, told)
  return say('change.differs', { ...told, kind: eventKindInWords(kind, locale) })
}

/** "từ sau ngày 30/09/2026 thay đổi không do báo cáo: Chi bộ X (−5)" */
function differencesInWords(
  { since, rows }: NonNullable<MembersBasis['differences']>,
  locale: Locale,
  say: Say<'overview'>,
) {
  const signed = (count: number) => formatChange(count, 0, locale)
  const total = rows.reduce((sum, { members }) => sum + members, 0)
  const organisations =
    rows.length <= 3
      ? rows.map(({ organisation, members }) => `${organisation} (${signed(members)})`).join(', ')
      : `${say('organisations', { count: formatCount(rows.length, locale) })} (${signed(total)})`
  return say('differences', { day: formatDate(since, locale), organisations })
}
