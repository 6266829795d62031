import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findDocument } from '@/db/document/queries'
import { DocumentFileFacts, DocumentInput } from '@/db/document/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

export default async function DocumentHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('documents'), getTranslations('form')])
  const { document, changes, names } = await readRecord(id, async (db) => {
    const document = await findDocument(db, id)
    if (!document) return null
    const [changes, units] = await Promise.all([listChanges(db, 'document', id), listUnitChoices(db)])
    return { document, changes, names: namesOf(units) }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/documents', label: say('title') },
        { href: `/documents/${id}`, label: document.number },
      ]}
      changes={changes}
      inputs={[DocumentInput, DocumentFileFacts]}
      names={names}
    />
  )
}
