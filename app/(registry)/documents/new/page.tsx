import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { DocumentRegistration } from '@/db/document/record'
import { newId } from '@/db/id'
import { register } from '../actions'

export default async function NewDocumentPage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('documents')])
  const choices = await withActor(actor, (db) => choicesFor(db, fieldsOf(DocumentRegistration, locale)))

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/documents', label: say('title') }]}
      input={DocumentRegistration}
      values={{ type: 'decision' }}
      save={register}
      submitLabel={say('add')}
      cancelHref="/documents"
      choices={choices}
      hidden={{ id: newId() }}
    >
      <p className="hint">{say('file-later')}</p>
    </FormScreen>
  )
}
