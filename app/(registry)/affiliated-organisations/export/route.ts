import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { affiliatedRows } from '@/db/affiliated-organisation/queries'
import { AffiliatedOrganisationInput } from '@/db/affiliated-organisation/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('affiliated-organisations')])
  const asked = askedOf(params)
  return exportOf({
    record: 'affiliated_organisation',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(AffiliatedOrganisationInput, locale).filter(
      ({ name }) => name !== 'enterpriseId' && name !== 'documentId',
    ),
    also: [{ name: 'enterpriseName', label: say('enterprise'), kind: 'text' }],
    rows: affiliatedRows(asked),
    names: async (db) => namesOf([...(await listUnitChoices(db))]),
    filter: filterInWords(params, filtersOf([], locale, say)),
  })
}
