import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { tableOf } from '@/app/screen/record-list'
import { RelatedTable } from '@/components/record/related-table'
import { everything } from '@/db/record/listing'
import { reopeningList, reopeningStates } from '@/db/reopening/list'
import type { ReopeningState } from '@/db/reopening/queries'
import type { Read } from './read'

/** The reopenings of a period: ended, current and requested. */
export async function Reopenings({ period, reopenings, asks }: Read) {
  const [locale, say, history] = await Promise.all([
    currentLocale(),
    getTranslations('reopenings'),
    getTranslations('history'),
  ])
  return (
    <RelatedTable
      id="reopenings"
      title={say('title')}
      none={say('none')}
      add={asks ? { href: `/reopenings/new?period=${period.id}`, label: say('ask') } : undefined}
      {...tableOf(reopeningList, reopenings.rows, {
        asked: { ...everything, locale },
        say: history,
        cells: ({ state }) => ({ state: reopeningStates[state as ReopeningState][locale] }),
      })}
      all={
        reopenings.total > reopenings.rows.length
          ? { href: `/reopenings?period=${period.id}`, label: say('all') }
          : undefined
      }
    />
  )
}
