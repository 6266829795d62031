import { oneOf } from '@/app/screen/filters'
import { dayIn, type Params } from '@/app/screen/params'
import { acts, actTitle, trailRecordCodes } from '@/app/screen/trail-records'
import { type TrailFilter, trailMarks } from '@/db/audit/trail'

export function askedOf(params: Params): TrailFilter {
  const before = Number(params.before)
  return {
    text: (params.q ?? '').trim().slice(0, 200),
    act: acts.find((act) => act === params.act),
    mark: oneOf(trailMarks, params.mark),
    record: trailRecordCodes.find((record) => record === params.record),
    from: dayIn(params.from),
    to: dayIn(params.to),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  }
}

type Say = (key: string) => string

export const selectsOf = (params: Params, history: Say, say: Say, any: string) => [
  {
    name: 'act',
    label: say('act'),
    any,
    value: params.act ?? '',
    options: acts.map((act) => ({ value: act, label: actTitle(act, history) })),
  },
  {
    name: 'record',
    label: say('record'),
    any,
    value: params.record ?? '',
    options: trailRecordCodes.map((record) => ({ value: record, label: history(`record.${record}`) })),
  },
  {
    name: 'mark',
    label: say('mark'),
    any,
    value: params.mark ?? '',
    options: trailMarks.map((mark) => ({ value: mark, label: say(`marks.${mark}`) })),
  },
]
