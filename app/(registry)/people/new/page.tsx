import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { newId } from '@/db/id'
import { PersonRegistration, person } from '@/db/person/record'
import { register } from '../actions'

export default async function NewPersonPage() {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('people')])
  const choices = await readNew(person, (db) => choicesFor(db, fieldsOf(PersonRegistration, locale)))
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
