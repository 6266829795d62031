import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Tag } from '@/components/tag'
import { mayRegister } from '@/db/access/rights'
import { account } from '@/db/account/record'
import { accountList } from '@/db/assignment/account-list'

export default async function AccountsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('accounts')
  return (
    <RecordList
      listing={accountList}
      searchParams={searchParams}
      cells={({ offices, disabledAt, state }) => ({
        offices: offices ? String(offices) : <span className="muted">{say('no-office')}</span>,
        state: disabledAt ? <Tag tone="warn">{String(state)}</Tag> : String(state),
      })}
      beside={async (db) => ({
        actions: (await mayRegister(db, account)) && (
          <a className="button" href="/accounts/batch">
            {say('batch.open')}
          </a>
        ),
      })}
    />
  )
}
