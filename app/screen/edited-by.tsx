import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { formatDateTime } from '@/core/locale'
import type { Editing } from '@/db/presence/queries'
import { currentLocale } from '../request/session'

/** Who else has a form of the record open. It tells, and keeps nobody from saving: versions settle that. */
export async function EditedBy({ others }: { others: Editing[] }) {
  if (others.length === 0) return null
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  return (
    <Notice>
      {others.map(({ fullName, section, since }) => (
        <p key={`${fullName} ${section}`}>
          {say(section ? 'edited-section' : 'edited', { name: fullName, since: timeOf(since, locale) })}
        </p>
      ))}
    </Notice>
  )
}

const timeOf = (at: Date, locale: Parameters<typeof formatDateTime>[1]) =>
  formatDateTime(at, locale).split(' ')[0] ?? ''
