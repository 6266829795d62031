import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { communeRows } from '@/db/commune/queries'
import { CommuneInput } from '@/db/commune/record'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('communes')])
  const asked = askedOf(params)
  return exportOf({
    record: 'commune',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(CommuneInput, locale),
    rows: communeRows(asked),
    filter: filterInWords(params, filtersOf(locale, say)),
  })
}
