import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { listOrganisationNames } from '@/db/organisation/queries'
import { choose } from '../actions'
import { ChoiceInput } from '../entry'

type Props = { organisationId: string; periodId: string }

export async function Choose({ organisationId, periodId }: Props) {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('member-reports')])
  const { choices, organisation } = await withActor(actor, async (db) => {
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
