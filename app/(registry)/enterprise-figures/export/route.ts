import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { figuresRows } from '@/db/enterprise-figures/queries'
import { EnterpriseFiguresInput } from '@/db/enterprise-figures/record'
import { namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [actor, locale, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('enterprise-figures'),
  ])
  const asked = askedOf(params)
  const fields = fieldsOf(EnterpriseFiguresInput, locale)
  const { periodId: periods = [] } = await withActor(actor, (db) => choicesFor(db, fields))
  return exportOf({
    record: 'enterprise_figures',
    title: say('title'),
    params,
    asked,
    fields: fields.filter(({ name }) => name !== 'enterpriseId'),
    also: [
      { name: 'enterpriseName', label: say('enterprise'), kind: 'text' },
      { name: 'taxCode', label: say('tax-code'), kind: 'code' },
    ],
    rows: figuresRows(asked),
    names: async () => namesOf(periods),
    filter: filterInWords(params, filtersOf({ units: [], periods }, say)),
  })
}
