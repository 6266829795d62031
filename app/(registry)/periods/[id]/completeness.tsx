import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Link } from '@/components/link.client'
import { type Fact, Facts } from '@/components/record/facts'
import { today } from '@/core/date'
import { formatCount } from '@/core/locale'
import type { Read } from './read'

/** Counts of reports of the period; each links to the reports that it counts. */
export async function Completeness({ period, counted, withoutFigures, isStaff }: Read) {
  const [locale, say, form] = await Promise.all([currentLocale(), getTranslations('periods'), getTranslations('form')])
  if (period.startsOn > today()) return null
  const count = (label: string, number: number, href: string): Fact => ({
    label,
    value: number === 0 ? formatCount(0, locale) : <Link href={href}>{formatCount(number, locale)}</Link>,
  })
  const reports = (standing = '') => `/member-reports?period=${period.id}${standing && `&standing=${standing}`}`
  const members: Fact[] = [
    count(say('expected'), counted.expected, reports()),
    {
      label: say('submitted'),
      value: say('submitted-of', { submitted: counted.submitted, onTime: counted.onTime, late: counted.late }),
    },
    count(say('missing'), counted.missing, reports('unsent')),
    count(say('waiting'), counted.waiting, reports('submitted')),
    count(say('returned'), counted.returned, reports('returned')),
    count(say('confirmed'), counted.confirmed, reports('confirmed')),
  ]
  const figures: Fact[] = [count(say('without-figures'), withoutFigures, `/enterprise-figures?period=${period.id}`)]
  return (
    <Facts
      blank={form('blank')}
      sections={[
        ...(period.asksMembers ? [{ id: 'reports', title: say('reports'), facts: members }] : []),
        ...(period.asksFigures && isStaff ? [{ id: 'figures', title: say('figures'), facts: figures }] : []),
      ]}
    />
  )
}
