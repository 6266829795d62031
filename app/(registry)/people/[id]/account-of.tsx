import { getTranslations } from 'next-intl/server'
import { Tag } from '@/components/tag'
import type { Mandate } from '@/db/mandate/queries'

type Props = {
  personId: string
  account: { id: string; userName: string; isDisabled: boolean } | null
  mandates: Mandate[]
}

/** The account of an office-holder; for a secretary without one, the link to create one and print the sheet. */
export async function AccountOf({ personId, account, mandates }: Props) {
  const say = await getTranslations('people')
  const reports = mandates.some((mandate) => mandate.reports)
  return (
    <section className="block" aria-labelledby="account">
      <div className="block-head">
        <h2 id="account">{say('account')}</h2>
      </div>
      {account && (
        <p>
          <a href={`/accounts/${account.id}`}>{account.userName}</a>{' '}
          {account.isDisabled && <Tag tone="warn">{say('account-disabled')}</Tag>}
        </p>
      )}
      {!account && (
        <>
          <p>{say(reports ? 'no-account' : 'no-account-needed')}</p>
          {reports && (
            <p>
              <a className="button" href={`/accounts/batch/check?person=${personId}`}>
                {say('issue-sheet')}
              </a>
            </p>
          )}
        </>
      )}
    </section>
  )
}
