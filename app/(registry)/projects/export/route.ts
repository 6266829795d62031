import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { projectRows } from '@/db/project/queries'
import { ProjectInput } from '@/db/project/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('projects')])
  const asked = askedOf(params)
  return exportOf({
    record: 'project',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(ProjectInput, locale).filter(({ name }) => name !== 'enterpriseId'),
    also: [{ name: 'enterpriseName', label: say('enterprise'), kind: 'text' }],
    rows: projectRows(asked),
    names: async (db) => namesOf([...(await listUnitChoices(db))]),
    filter: filterInWords(params, filtersOf([], locale, say)),
  })
}
