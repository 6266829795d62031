import { formatCount, formatDate, type Locale } from '@/core/locale'
import { eventKindInWords } from '@/db/event/record'
import type { Change, MembersBasis, StandIn } from '@/db/report/members-basis'
import type { Say } from '@/messages/say'

/** Whether a sum of members rests on anything besides reports of the latest periods. */
export const isMoved = ({ standIns, aged, changes, differences }: MembersBasis): boolean =>
  standIns.length > 0 || aged.members > 0 || changes.length > 0 || differences !== undefined

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

/** Whose figures stand in, one text for each event. */
export function standInsInWords(standIns: StandIn[], locale: Locale, say: Say<'overview'>): string[] {
  const byEvent = new Map<string, StandIn[]>()
  for (const one of standIns) {
    const key = one.eventId ?? one.to
    byEvent.set(key, [...(byEvent.get(key) ?? []), one])
  }
  return [...byEvent.values()].map((parts) => standInWords(parts, locale, say))
}

/** "gồm 12 đảng viên của Chi bộ X (đã sáp nhập vào Chi bộ Y từ 01/10/2025, chưa có báo cáo của Chi bộ Y)" */
function standInWords(parts: StandIn[], locale: Locale, say: Say<'overview'>): string {
  const { kind, effectiveOn, of } = parts[0] as StandIn
  const count = formatCount(
    parts.reduce((sum, { members }) => sum + members, 0),
    locale,
  )
  const to = listed(
    parts.map(({ to }) => to),
    locale,
    say,
  )
  if (!kind || !effectiveOn) return say('stands-in.founded-below', { count, to })
  const told = { count, to, of: listed(of, locale, say), day: formatDate(effectiveOn, locale) }
  return say(`stands-in.${worded.find((one) => one === kind) ?? 'other'}`, told)
}

const worded = ['absorbed', 'consolidated', 'divided', 'split_off', 'transferred'] as const

/** Up to three names; of more, how many there are. */
const listed = (names: string[], locale: Locale, say: Say<'overview'>) =>
  names.length <= 3 ? names.join(', ') : say('organisations', { count: formatCount(names.length, locale) })

function changeWords({ kind, organisation, effectiveOn, members }: Change, locale: Locale, say: Say<'overview'>) {
  const count = `${members > 0 ? '+' : '−'}${formatCount(Math.abs(members), locale)}`
  const told = { organisation, count, day: formatDate(effectiveOn, locale) }
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
  const signed = (count: number) => `${count > 0 ? '+' : '−'}${formatCount(Math.abs(count), locale)}`
  const total = rows.reduce((sum, { members }) => sum + members, 0)
  const organisations =
    rows.length <= 3
      ? rows.map(({ organisation, members }) => `${organisation} (${signed(members)})`).join(', ')
      : `${say('organisations', { count: formatCount(rows.length, locale) })} (${signed(total)})`
  return say('differences', { day: formatDate(since, locale), organisations })
}
