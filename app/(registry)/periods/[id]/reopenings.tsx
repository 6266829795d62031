import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/session'
import { RelatedTable } from '@/components/record/related-table'
import { formatDate, formatDateTime } from '@/core/locale'
import type { Read } from './read'

/** What of a locked period was, is or is asked to be reopened. */
export async function Reopenings({ period, reopenings, asks }: Read) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('reopenings')])
  return (
    <RelatedTable
      id="reopenings"
      title={say('title')}
      none={say('none')}
      add={asks ? { href: `/reopenings/new?period=${period.id}`, label: say('ask') } : undefined}
      columns={[
        { name: 'scope', label: say('scope-label') },
        { name: 'state', label: say('state-label') },
        { name: 'requested', label: say('requested-at') },
        { name: 'expires', label: say('expires-on'), kind: 'date' },
      ]}
      rows={reopenings.rows.map((row) => ({
        id: row.id,
        href: `/reopenings/${row.id}`,
        cells: {
          scope: row.scopeName ?? say(`scope.${row.scope}`),
          state: say(`state.${row.state}`),
          requested: formatDateTime(new Date(row.requestedAt), locale),
          expires: row.expiresOn && formatDate(row.expiresOn, locale),
        },
      }))}
      all={
        reopenings.total > reopenings.rows.length
          ? { href: `/reopenings?period=${period.id}`, label: say('all') }
          : undefined
      }
    />
  )
}
