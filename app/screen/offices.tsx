import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Offices } from '@/db/assignment/offices'
import { officeWords } from '@/db/assignment/offices'
import { spanInWords } from './sentences'

/** The offices of an account: role or position, scope, first day. */
export async function OfficeList({ offices }: { offices: Offices }) {
  const [say, history, locale] = [
    await getTranslations('accounts'),
    await getTranslations('history'),
    await currentLocale(),
  ]
  const held = officeWords(offices, locale)
  if (held.length === 0) return <p className="muted">{say('no-office')}</p>
  return (
    <ul>
      {held.map(({ id, title, scope, valid }) => (
        <li key={id}>
          <strong>{title}</strong>: {scope ?? say('everywhere')}{' '}
          <span className="muted">({spanInWords(valid, locale, history)})</span>
        </li>
      ))}
    </ul>
  )
}
