import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Detail } from '@/components/history/history-list'
import { Link } from '@/components/link.client'
import { formatDateTime } from '@/core/locale'
import type { Change } from '@/db/audit/queries'
import { currentLocale } from '../request/session'
import { sentencesOf } from './sentences'

/** Entries that a record's page reads: enough for the latest changes, and for those of most of its fields. */
export const latestEntries = 40
/** Changes of a field that its fact opens. */
const most = 3

type Props = { changes: Change[]; names: Record<string, string>; href: string }

/**
 * The latest changes of each field, closed until they are asked for, with a link to all of them. Read from the entries that
 * the page has anyway; a field whose changes are older has none here, and is in the whole history.
 */
export async function pastOf({ changes, names, href }: Props): Promise<Record<string, ReactNode>> {
  const [say, history, locale] = [
    await getTranslations('record'),
    await getTranslations('history'),
    await currentLocale(),
  ]
  const told = sentencesOf(changes, { names, locale, say: history }).flatMap(({ details, ...save }) =>
    details.flatMap(({ field, ...detail }) =>
      field && detail.before !== undefined && detail.before !== '' ? [{ field, detail, save }] : [],
    ),
  )
  return Object.fromEntries(
    [...new Set(told.map(({ field }) => field))].map((field) => {
      const all = told.filter((one) => one.field === field)
      const [last] = all
      const label = last?.detail.label ?? ''
      const day = last ? formatDateTime(new Date(last.save.iso), locale).split(' ').slice(1).join(' ') : ''
      return [
        field,
        <details key={field} className="past">
          <summary>
            <span className="visually-hidden">{say('past-of', { label })}: </span>
            {say('past', { day })}
          </summary>
          <ul>
            {all.slice(0, most).map(({ detail, save }) => (
              <li key={save.id}>
                <Detail {...detail} blank={history('blank')} />{' '}
                <span className="muted">{say('past-at', { who: save.who, at: save.at })}</span>
              </li>
            ))}
          </ul>
          <Link href={`${href}?field=${field}`}>{say('past-all')}</Link>
        </details>,
      ]
    }),
  )
}
