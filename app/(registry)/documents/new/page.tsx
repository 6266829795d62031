import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { DocumentRegistration, document } from '@/db/document/record'
import { newId } from '@/db/id'
import { register } from '../actions'

export default async function NewDocumentPage() {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('documents')])
  const choices = await readNew(document, (db) => choicesFor(db, fieldsOf(DocumentRegistration, locale)))

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
