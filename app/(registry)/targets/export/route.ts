import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { listAllOrganisationNames } from '@/db/member-report/queries'
import { targetRows } from '@/db/target/queries'
import { TargetInput } from '@/db/target/record'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('targets')])
  const asked = askedOf(params)
  return exportOf({
    record: 'target',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(TargetInput, locale),
    rows: targetRows(asked),
    filter: filterInWords(params, filtersOf(asked.year ? [asked.year] : [], say)),
    names: async (db) =>
      Object.fromEntries([...(await listAllOrganisationNames(db))].map(({ value, label }) => [value, label])),
  })
}
