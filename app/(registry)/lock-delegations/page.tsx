import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, staffOnly } from '@/app/request/session'
import { FilesOf } from '@/app/screen/files-of'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import { withActor } from '@/db/door/actor'
import { listDelegations } from '@/db/lock-delegation/queries'
import { lockDelegation } from '@/db/lock-delegation/record'

/** The officers who may lock figures now, earlier or later. */
export default async function LockDelegationsPage() {
  const [actor, locale, say, form] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('lock-delegations'),
    getTranslations('form'),
  ])
  await staffOnly()
  const found = await withActor(actor, async (db) => ({
    rows: [...(await listDelegations(db))],
    delegates: await mayRegister(db, lockDelegation),
  }))
  const add = found.delegates ? { href: '/lock-delegations/new', label: say('add') } : undefined

  return (
    <>
      <PageTitle
        title={say('title')}
        crumbs={{ label: form('crumbs'), links: [{ href: '/periods', label: say('periods') }] }}
        actions={
          <>
            <FilesOf path="/lock-delegations" />
            {add && (
              <a className="button primary" href={add.href}>
                {add.label}
              </a>
            )}
          </>
        }
      />
      <p className="block">{say('means')}</p>
      <RecordTable
        caption={say('title')}
        captionHidden
        columns={[
          { name: 'name', label: say('officer') },
          { name: 'from', label: say('from'), kind: 'date' },
          { name: 'to', label: say('to'), kind: 'date' },
          { name: 'standing', label: say('standing-label') },
        ]}
        rows={found.rows.map((row) => ({
          id: row.id,
          href: `/lock-delegations/${row.id}`,
          cells: {
            name: row.name,
            from: formatDate(row.from, locale),
            to: row.lastDay && formatDate(row.lastDay, locale),
            standing: <Tag tone={row.standing === 'valid' ? 'warn' : 'plain'}>{say(`standing.${row.standing}`)}</Tag>,
          },
        }))}
        empty={{ text: say('none'), action: add }}
      />
    </>
  )
}
