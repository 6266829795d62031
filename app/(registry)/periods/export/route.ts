import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { periodRows } from '@/db/period/queries'
import { PeriodInput } from '@/db/period/record'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('periods')])
  const asked = askedOf(params)
  return exportOf({
    record: 'period',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(PeriodInput, locale),
    rows: periodRows(asked),
    filter: filterInWords(params, filtersOf(locale, say)),
  })
}
