import { reasonInWords } from '@/app/request/reason'
import { signedIn } from '@/app/request/session'
import { OfficeList } from '@/app/screen/offices'
import { factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { Sessions } from '@/app/screen/sessions'
import { WalkBar } from '@/app/screen/walk-bar'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDateTime } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import { findAccount } from '@/db/account/queries'
import { AccountInput } from '@/db/account/record'
import { listOffices } from '@/db/assignment/offices'
import { listAssignments } from '@/db/assignment/queries'
import { assignment } from '@/db/assignment/record'
import { listSessions } from '@/db/session/queries'
import { signOutElsewhere } from '../actions'
import { Assignments } from '../assignments'

export default async function AccountPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'accounts')
  const read = await readRecord(id, async (db, who) => {
    const account = await findAccount(db, id, locale)
    if (!account) return null
    const [offices, assignments, sessions] = await Promise.all([
      listOffices(db, { accountId: id, personId: account.personId }),
      listAssignments(db, id, locale),
      listSessions(db, id),
    ])
    return { account, offices, assignments, sessions, assigns: await mayRegister(db, assignment), own: who.sessionId }
  })
  const { account, offices, assigns } = read
  const readsRoles = assigns || (await signedIn()).may.inspects
  const names = account.personId ? { [account.personId]: account.personName ?? '' } : {}
  const to = (page: string) => `/accounts/${id}/${page}`

  return (
    <>
      <WalkBar />
      <PageTitle
        title={account.fullName}
        crumbs={{ label: form('crumbs'), links: [{ href: '/accounts', label: say('title') }] }}
        detail={
          <>
            <span className="code">{account.userName}</span>
            {account.disabledAt && <Tag tone="warn">{say('disabled')}</Tag>}
          </>
        }
        actions={
          <>
            <a className="button" href={to('history')}>
              {form('history')}
            </a>
            {account.canEdit && (
              <>
                {account.canIssue && (
                  <a className="button primary" href={to('sheet')}>
                    {say('sheet.issue')}
                  </a>
                )}
                <a className="button" href={to(account.disabledAt ? 'enable' : 'disable')}>
                  {say(account.disabledAt ? 'enable' : 'disable')}
                </a>
              </>
            )}
          </>
        }
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'facts',
            title: say('facts'),
            facts: [
              ...factsOf(AccountInput, account, locale, { names }),
              { label: say('state'), value: stateOf(account) },
            ],
            edit: account.canEdit ? { href: to('edit'), label: form('edit') } : undefined,
          },
        ]}
      />
      {offices.mandates.length > 0 && (
        <section className="block" aria-labelledby="mandates">
          <div className="block-head">
            <h2 id="mandates">{say('mandates')}</h2>
          </div>
          <OfficeList offices={{ roles: [], mandates: offices.mandates }} />
        </section>
      )}
      {readsRoles && <Assignments accountId={id} assignments={read.assignments} assigns={assigns} />}
      {readsRoles && (
        <Sessions
          sessions={read.sessions}
          own={read.own}
          end={account.canEdit ? signOutElsewhere : undefined}
          hidden={{ accountId: id }}
        />
      )}
    </>
  )

  function stateOf({ disabledAt, disabledReason }: typeof account) {
    if (!disabledAt) return say('active')
    return say('disabled-since', {
      at: formatDateTime(disabledAt, locale),
      reason: reasonInWords(disabledReason ?? '–', locale),
    })
  }
}
