import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { personRows } from '@/db/person/queries'
import { PersonInput } from '@/db/person/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('people')])
  const asked = askedOf(params, locale)
  return exportOf({
    record: 'person',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(PersonInput, locale),
    also: [{ name: 'offices', label: say('offices'), kind: 'text' }],
    rows: personRows(asked),
    names: async (db) => namesOf(await listUnitChoices(db)),
    filter: filterInWords(params, filtersOf([], locale, say)),
  })
}
