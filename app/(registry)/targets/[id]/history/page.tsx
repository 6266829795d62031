import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { listAllOrganisationNames } from '@/db/member-report/queries'
import { readTarget } from '@/db/target/queries'
import { TargetInput } from '@/db/target/record'
import { nameOf } from '../../name'

export default async function TargetHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('targets'), getTranslations('form')])
  const { record, changes, names } = await readRecord(id, async (db) => {
    const record = await readTarget(db, id)
    return record && { record, changes: await listChanges(db, 'target', id), names: await listAllOrganisationNames(db) }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/targets', label: say('title') },
        { href: `/targets/${id}`, label: nameOf(record, say) },
      ]}
      changes={changes}
      inputs={[TargetInput]}
      names={Object.fromEntries([...names].map(({ value, label }) => [value, label]))}
    />
  )
}
