import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { today } from '@/core/date'
import { listOfficerChoices } from '@/db/lock-delegation/queries'
import { LockDelegationGrant, lockDelegation } from '@/db/lock-delegation/record'
import { newId } from '@/db/record/id'
import { delegate } from '../actions'

export default async function NewLockDelegationPage() {
  const say = await getTranslations('lock-delegations')
  const officers = await readNew(lockDelegation, (db) => listOfficerChoices(db))
  return (
    <FormScreen
      title={say('add')}
      crumbs={[
        { href: '/periods', label: say('periods') },
        { href: '/lock-delegations', label: say('title') },
      ]}
      input={LockDelegationGrant}
      values={{ from: today() }}
      save={delegate}
      submitLabel={say('delegate')}
      cancelHref="/lock-delegations"
      choices={{ accountId: [...officers] }}
      hidden={{ nonce: newId() }}
      lead={<p className="block">{say('means')}</p>}
    />
  )
}
