import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { askedIn, filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { listUnitChoices, namesOf, unitRows } from '@/db/unit/queries'
import { UnitInput } from '@/db/unit/record'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('units')])
  const asked = askedIn(params, 'name')
  return exportOf({
    record: 'unit',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(UnitInput, locale),
    rows: unitRows(asked),
    names: async (db) => namesOf(await listUnitChoices(db)),
    filter: filterInWords(params, []),
  })
}
