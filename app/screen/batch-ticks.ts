import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Ticks } from '@/components/table/record-table'
import { formatCount, type Locale } from '@/core/locale'
import type { Described } from '@/db/record/described'
import { countedUpTo } from '@/db/record/list'
import type { Params } from './params'

type Listed = { rows: unknown[]; total: number }

/**
 * The boxes of a list whose rows can be changed together; undefined for records of which a batch changes nothing. With the
 * rows go the question of the list and how it is shown, to which the batch leads back; no groups, which have no boxes.
 */
export async function ticksOf(
  { path, inBatch }: Described,
  { page: _, before: __, after: ___, saved: ____, set: _____, group: ______, filters: _______, ...list }: Params,
  { rows, total }: Listed,
  locale: Locale,
): Promise<Ticks | undefined> {
  if (inBatch.length === 0) return undefined
  const [say, told] = await Promise.all([getTranslations('batch'), getTranslations('list')])
  const counted = formatCount(Math.min(total, countedUpTo), locale)
  const count = total > countedUpTo ? told('over', { count: counted }) : counted
  return {
    action: `/batch/${path}`,
    hidden: list,
    tick: say('tick'),
    tickPage: say('tick-page'),
    words: {
      label: say('bar'),
      ticked: say('ticked'),
      chosen: say('chosen', { count: '{count}' }),
      edit: say('edit'),
      all: total > rows.length ? say('all', { count }) : undefined,
      none: say('none'),
    },
  }
}
