import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findDocument } from '@/db/document/queries'
import { restore, retire } from '../../actions'

export default async function RetireDocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('documents')])
  const document = await readRecord(id, async (db) => {
    const document = await findDocument(db, id)
    return document?.canEdit ? document : null
  })

  return (
    <RetireScreen
      path="/documents"
      list={say('title')}
      record={document}
      name={document.number}
      retire={retire}
      restore={restore}
    />
  )
}
