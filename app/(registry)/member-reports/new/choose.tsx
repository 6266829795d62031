import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { listOrganisationNames } from '@/db/organisation/queries'
import { choose } from '../actions'
import { ChoiceInput } from '../entry'

type Props = { organisationId: string; periodId: string }

export async function Choose({ organisationId, periodId }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const { choices, organisation } = await readNew('record', async (db) => {
    const [organisation] = isUuid(organisationId) ? await listOrganisationNames(db, [organisationId]) : []
    return { choices: await choicesFor(db, fieldsOf(ChoiceInput, locale)), organisation }
  })

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/member-reports', label: say('title') }]}
      input={ChoiceInput}
      values={{ organisationId: organisation?.value, periodId: periodId || choices.periodId?.[0]?.value }}
      save={choose}
      submitLabel={say('next')}
      cancelHref="/member-reports"
      choices={choices}
      chosen={organisation ? { organisationId: organisation } : {}}
    />
  )
}
