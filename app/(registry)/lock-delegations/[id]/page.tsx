import { getTranslations } from 'next-intl/server'
import { reasonInWords } from '@/app/reason'
import { paramsOf } from '@/app/screen/params'
import { RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { findDelegation } from '@/db/lock-delegation/queries'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function LockDelegationPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('lock-delegations'),
    getTranslations('form'),
  ])
  const found = await readRecord(id, (db) => findDelegation(db, id))
  return (
    <>
      <PageTitle
        title={say('of', { name: found.name })}
        crumbs={{
          label: form('crumbs'),
          links: [
            { href: '/periods', label: say('periods') },
            { href: '/lock-delegations', label: say('title') },
          ],
        }}
        detail={<Tag tone={found.standing === 'valid' ? 'warn' : 'plain'}>{say(`standing.${found.standing}`)}</Tag>}
        actions={
          <>
            {found.canEnd && (
              <a className="button primary" href={`/lock-delegations/${id}/end`}>
                {say('end')}
              </a>
            )}
            <a className="button" href={`/lock-delegations/${id}/history`}>
              {form('history')}
            </a>
          </>
        }
      />
      <SavedNotice params={asked} />
      <RecordFacts
        facts={[
          { label: say('officer'), value: found.name },
          { label: say('from'), value: formatDate(found.from, locale) },
          { label: say('to'), value: found.lastDay && formatDate(found.lastDay, locale) },
          ...(found.retiredReason
            ? [{ label: say('taken-back'), value: reasonInWords(found.retiredReason, locale) }]
            : []),
        ]}
      />
    </>
  )
}
