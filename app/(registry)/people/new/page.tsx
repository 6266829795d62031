import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { currentActor, currentLocale } from '@/app/session'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { newId } from '@/db/id'
import { PersonRegistration } from '@/db/person/record'
import { register } from '../actions'

export default async function NewPersonPage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('people')])
  const choices = await withActor(actor, (db) => choicesFor(db, fieldsOf(PersonRegistration, locale)))
  const [only, ...others] = choices.unitId ?? []

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/people', label: say('title') }]}
      input={PersonRegistration}
      values={{ unitId: others.length === 0 ? only?.value : undefined }}
      save={register}
      submitLabel={say('add')}
      cancelHref="/people"
      choices={choices}
      hidden={{ id: newId() }}
      lead={<Notice>{say('only-office-holders')}</Notice>}
    />
  )
}
