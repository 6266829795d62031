import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { findDelegation } from '@/db/lock-delegation/queries'
import { LockDelegationEnd } from '@/db/lock-delegation/record'
import { end } from '../../actions'

export default async function EndLockDelegationPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('lock-delegations')])
  const found = await readRecord(id, async (db) => {
    const found = await findDelegation(db, id)
    return found?.canEnd ? found : null
  })
  return (
    <FormScreen
      title={say('end')}
      crumbs={[
        { href: '/lock-delegations', label: say('title') },
        { href: `/lock-delegations/${id}`, label: say('of', { name: found.name }) },
      ]}
      input={LockDelegationEnd}
      values={{ lastDay: today() }}
      save={end}
      submitLabel={say('end')}
      cancelHref={`/lock-delegations/${id}`}
      hidden={{ id, version: String(found.version) }}
      asksReason
    />
  )
}
