import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findDelegation } from '@/db/lock-delegation/queries'
import { LockDelegationInput } from '@/db/lock-delegation/record'

export default async function LockDelegationHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('lock-delegations'), getTranslations('form')])
  const { found, changes } = await readRecord(id, async (db) => {
    const found = await findDelegation(db, id)
    return found && { found, changes: await listChanges(db, 'lock_delegation', id) }
  })
  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/lock-delegations', label: say('title') },
        { href: `/lock-delegations/${id}`, label: say('of', { name: found.name }) },
      ]}
      changes={changes}
      inputs={[LockDelegationInput]}
      names={{ [found.accountId]: found.name }}
    />
  )
}
