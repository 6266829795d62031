import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { formatDateTime } from '@/core/locale'
import { listAccounts } from '@/db/account/queries'
import { AccountInput, account } from '@/db/account/record'
import { officeNames } from '@/db/account/words'
import { withActor } from '@/db/actor'
import { mayRegister } from '@/db/rights'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('accounts')])
  const { list, keeps } = await withActor(actor, async (db) => ({
    list: await listAccounts(db, asked),
    keeps: await mayRegister(db, account),
  }))
  const label = Object.fromEntries(fieldsOf(AccountInput, locale).map((field) => [field.name, field.label]))

  return (
    <ListScreen
      title={say('title')}
      path="/accounts"
      params={params}
      asked={asked}
      filters={filtersOf(locale, say)}
      columns={[
        { name: 'fullName', label: label.fullName ?? '', sortable: true },
        { name: 'userName', label: label.userName ?? '', kind: 'code', sortable: true },
        { name: 'offices', label: say('offices') },
        { name: 'lastSignIn', label: say('last-sign-in') },
        { name: 'state', label: say('state') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/accounts/${row.id}`,
        cells: {
          fullName: row.fullName,
          userName: row.userName,
          offices: officeNames(row, locale).join(', ') || <span className="muted">{say('no-office')}</span>,
          lastSignIn: row.lastSignIn && formatDateTime(new Date(row.lastSignIn), locale),
          state: row.isDisabled ? <Tag tone="warn">{say('disabled')}</Tag> : say('active'),
        },
      }))}
      total={list.total}
      add={keeps ? { href: '/accounts/new', label: say('add') } : undefined}
    />
  )
}
