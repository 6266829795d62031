import { getTranslations } from 'next-intl/server'
import { NewScreen } from '@/app/screen/record-form'
import { DocumentRegistration, documents } from '@/db/document/record'
import { register } from '../actions'

export default async function NewDocumentPage() {
  const say = await getTranslations('documents')
  return (
    <NewScreen record={documents} input={DocumentRegistration} values={{ type: 'decision' }} save={register}>
      <p className="hint">{say('file-later')}</p>
    </NewScreen>
  )
}
