import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { currentActor, currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { EnterpriseRegistration } from '@/db/enterprise/record'
import { newId } from '@/db/id'
import { register } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewEnterprisePage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('enterprises')])
  const choices = await withActor(actor, (db) => choicesFor(db, fieldsOf(EnterpriseRegistration, locale)))

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/enterprises', label: say('title') }]}
      input={EnterpriseRegistration}
      values={{ effectiveOn: today(), standing: 'operating' }}
      save={register}
      submitLabel={say('add')}
      cancelHref="/enterprises"
      choices={choices}
      hidden={{ id: newId() }}
      sections={sectionsOf(say)}
    />
  )
}
