import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { Tag } from '@/components/tag'
import { formatDate, type Locale } from '@/core/locale'
import { isWithdrawn } from '@/db/record/columns'
import { type Described, following } from '@/db/record/described'

type Retirable = { retiredOn: string | null }

type RetiredProps = { record: Retirable; of?: Pick<Described, 'stoppedWords'>; locale: Locale }

/** Says from which day a record is no longer followed, or that it was withdrawn. */
export async function RetiredTag({ record, of = following, locale }: RetiredProps) {
  const say = await getTranslations('form')
  if (!record.retiredOn) return null
  const text = isWithdrawn(record)
    ? say('withdrawn')
    : say('retired', { stopped: of.stoppedWords[locale], day: formatDate(record.retiredOn, locale) })
  return <Tag tone="warn">{text}</Tag>
}

/** Says that a record is shown as of a day, with a link to today. */
export async function AsOfNotice({ day, href, locale }: { day: string | undefined; href: string; locale: Locale }) {
  const say = await getTranslations('form')
  if (!day) return null
  return (
    <Notice>
      <p>
        {say('as-of', { day: formatDate(day, locale) })} <a href={href}>{say('today')}</a>
      </p>
    </Notice>
  )
}
