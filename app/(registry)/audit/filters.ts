import { limitIn } from '@/app/screen/day'
import { oneOf } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { acts, actTitle, trailRecords } from '@/app/screen/trail'
import type { Locale } from '@/core/locale'
import { type TrailFilter, trailMarks } from '@/db/audit/trail'
import type { Say } from '@/messages/say'

/** The first and the last day of the filter. */
export const limitsIn = ({ from, to }: Params) => ({ from: limitIn(from), to: limitIn(to) })

/** The limit that cannot be read; then nothing is listed. */
export const unreadIn = ({ from, to }: ReturnType<typeof limitsIn>) => [from, to].find(({ problem }) => problem)

export function askedOf(params: Params): TrailFilter {
  const { from, to } = limitsIn(params)
  const before = Number(params.before)
  return {
    text: (params.q ?? '').trim().slice(0, 200),
    act: acts.find((act) => act === params.act),
    mark: oneOf(trailMarks, params.mark),
    record: trailRecords.find(({ code }) => code === params.record)?.code,
    from: from.on,
    to: to.on,
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  }
}

export const selectsOf = (params: Params, history: Say<'history'>, say: Say<'audit'>, locale: Locale) => [
  {
    name: 'act',
    label: say('act'),
    value: params.act ?? '',
    options: acts.map((act) => ({ value: act, label: actTitle(act, history) })),
  },
  {
    name: 'record',
    label: say('record'),
    value: params.record ?? '',
    options: trailRecords.map(({ code, words }) => ({ value: code, label: words.one[locale] })),
  },
  {
    name: 'mark',
    label: say('mark'),
    value: params.mark ?? '',
    options: trailMarks.map((mark) => ({ value: mark, label: say(`marks.${mark}`) })),
  },
]
