import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findCommune } from '@/db/commune/queries'
import { CommuneInput } from '@/db/commune/record'

export default async function CommuneHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('communes'), getTranslations('form')])
  const { record, changes } = await readRecord(id, async (db) => {
    const record = await findCommune(db, id)
    return record && { record, changes: await listChanges(db, 'commune', id) }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/communes', label: say('title') },
        { href: `/communes/${id}`, label: record.name },
      ]}
      changes={changes}
      inputs={[CommuneInput]}
    />
  )
}
