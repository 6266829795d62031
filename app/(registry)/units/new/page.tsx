import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { currentActor, currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { newId } from '@/db/id'
import { UnitRevision } from '@/db/unit/record'
import { register } from '../actions'

export default async function NewUnitPage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('units')])
  const choices = await withActor(actor, (db) => choicesFor(db, fieldsOf(UnitRevision, locale)))

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/units', label: say('title') }]}
      input={UnitRevision}
      values={{ effectiveOn: today(), standing: 'operating', kind: 'park' }}
      save={register}
      submitLabel={say('add')}
      cancelHref="/units"
      choices={choices}
      hidden={{ id: newId() }}
    />
  )
}
