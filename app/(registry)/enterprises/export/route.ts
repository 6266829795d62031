import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { enterpriseRows } from '@/db/enterprise/queries'
import { EnterpriseInput } from '@/db/enterprise/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('enterprises')])
  const asked = askedOf(params)
  return exportOf({
    record: 'enterprise',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(EnterpriseInput, locale),
    also: [
      { name: 'workers', label: say('workers'), kind: 'count' },
      { name: 'organisations', label: say('organisation'), kind: 'text' },
    ],
    rows: enterpriseRows(asked),
    lineOf: (row) => ({ ...row, organisations: [row.organisations ?? []].flat().join(', ') }),
    names: async (db) => namesOf(await listUnitChoices(db)),
    filter: filterInWords(params, filtersOf([], locale, say)),
  })
}
