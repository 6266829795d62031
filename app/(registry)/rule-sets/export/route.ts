import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { ruleRows } from '@/db/rule-set/queries'
import { RuleSetInput } from '@/db/rule-set/record'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('rule-sets')])
  const asked = askedOf(params)
  return exportOf({
    record: 'rule_set',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(RuleSetInput, locale),
    rows: ruleRows(asked),
    filter: filterInWords(params, filtersOf(locale, say)),
  })
}
