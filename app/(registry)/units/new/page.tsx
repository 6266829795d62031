import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { newId } from '@/db/id'
import { UnitRevision, unit } from '@/db/unit/record'
import { register } from '../actions'

export default async function NewUnitPage() {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('units')])
  const choices = await readNew(unit, (db) => choicesFor(db, fieldsOf(UnitRevision, locale)))

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
