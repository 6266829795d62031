import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { findPeriod } from '@/db/period/queries'
import { PeriodInput } from '@/db/period/record'
import { nameOfPeriod } from '@/db/period/words'
import { revise } from '../../actions'

export default async function EditPeriodPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('periods')])
  const period = await readRecord(id, async (db) => {
    const period = await findPeriod(db, id)
    return period?.canEdit ? period : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/periods', label: say('title') },
        { href: `/periods/${id}`, label: nameOfPeriod(period, locale) },
      ]}
      input={PeriodInput}
      values={period}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/periods/${id}`}
      hidden={{ id, version: String(period.version) }}
      asksReason
    />
  )
}
