import { getTranslations } from 'next-intl/server'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { DocumentRegistration, documents } from '@/db/document/record'
import { register } from '../actions'

export default async function NewDocumentPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [say, asked] = await Promise.all([getTranslations('documents'), paramsOf(searchParams)])
  return (
    <NewScreen
      record={documents}
      input={DocumentRegistration}
      values={{ type: 'decision' }}
      asked={asked}
      save={register}
    >
      <p className="hint">{say('file-later')}</p>
    </NewScreen>
  )
}
