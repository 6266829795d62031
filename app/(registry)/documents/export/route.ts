import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { documentRows } from '@/db/document/queries'
import { DocumentInput } from '@/db/document/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('documents')])
  const asked = askedOf(params)
  return exportOf({
    record: 'document',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(DocumentInput, locale),
    also: [{ name: 'fileName', label: say('file'), kind: 'text' }],
    rows: documentRows(asked),
    names: async (db) => namesOf([...(await listUnitChoices(db))]),
    filter: filterInWords(params, filtersOf([], [], locale, say)),
  })
}
