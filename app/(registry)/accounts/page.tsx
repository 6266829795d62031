import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Tag } from '@/components/tag'
import { formatDateTime } from '@/core/locale'
import { accountList } from '@/db/assignment/account-list'
import { officeNames } from '@/db/assignment/offices'

export default async function AccountsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('accounts')
  return (
    <RecordList
      listing={accountList}
      searchParams={searchParams}
      cells={({ roles, positions, lastSignIn, disabledAt }, locale) => {
        const held = officeNames({ roles: roles as string[], positions: positions as string[] }, locale)
        return {
          offices: held.join(', ') || <span className="muted">{say('no-office')}</span>,
          lastSignIn: lastSignIn ? formatDateTime(new Date(String(lastSignIn)), locale) : null,
          state: disabledAt ? <Tag tone="warn">{say('disabled')}</Tag> : say('active'),
        }
      }}
    />
  )
}
