import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { uuidIn } from '@/app/screen/filters'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { EnterpriseFiguresInput, enterpriseFigures } from '@/db/enterprise-figures/record'
import { newId } from '@/db/id'
import { record } from '../actions'
import { sectionsOf } from '../sections'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewFiguresPage({ searchParams }: Props) {
  const [locale, say, { enterprise: wanted, period }] = await Promise.all([
    currentLocale(),
    getTranslations('enterprise-figures'),
    paramsOf(searchParams),
  ])
  const { choices, enterprise } = await readNew(enterpriseFigures, async (db) => ({
    choices: await choicesFor(db, fieldsOf(EnterpriseFiguresInput, locale)),
    enterprise: await findEnterpriseChoice(db, uuidIn(wanted)),
  }))

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/enterprise-figures', label: say('title') }]}
      input={EnterpriseFiguresInput}
      values={{ enterpriseId: enterprise?.value, periodId: period }}
      save={record}
      submitLabel={say('add')}
      cancelHref={enterprise ? `/enterprises/${enterprise.value}` : '/enterprise-figures'}
      choices={choices}
      chosen={enterprise ? { enterpriseId: enterprise } : {}}
      hidden={{ id: newId() }}
      sections={sectionsOf(say)}
    />
  )
}
