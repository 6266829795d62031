import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { findAccount } from '@/db/account/queries'
import { AccountInput } from '@/db/account/record'
import { AssignmentInput } from '@/db/assignment/record'
import { listChanges } from '@/db/audit/queries'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

export default async function AccountHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('accounts')])
  const { account, changes, names } = await readRecord(id, async (db) => {
    const account = await findAccount(db, id)
    if (!account) return null
    const [changes, units] = await Promise.all([listChanges(db, 'account', id), listUnitChoices(db)])
    const names = { ...namesOf(units), [id]: account.userName }
    return { account, changes, names: { ...names, [account.personId ?? '']: account.personName ?? '' } }
  })
  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: '/accounts', label: say('title') },
        { href: `/accounts/${id}`, label: account.fullName },
      ]}
      changes={changes}
      inputs={[AccountInput, AssignmentInput]}
      names={names}
    />
  )
}
