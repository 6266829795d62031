import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { EnterpriseRegistration, enterprise } from '@/db/enterprise/record'
import { newId } from '@/db/id'
import { register } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewEnterprisePage() {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('enterprises')])
  const choices = await readNew(enterprise, (db) => choicesFor(db, fieldsOf(EnterpriseRegistration, locale)))

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
