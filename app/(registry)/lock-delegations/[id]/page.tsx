import { reasonInWords } from '@/app/request/reason'
import { openPage, type PageProps, RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { WalkBar } from '@/app/screen/walk-bar'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { findReasonOf } from '@/db/audit/queries'
import { findDelegation } from '@/db/lock-delegation/queries'

export default async function LockDelegationPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'lock-delegations')
  const { found, takenBack } = await readRecord(id, async (db) => {
    const found = await findDelegation(db, id)
    return found && { found, takenBack: found.isTakenBack && (await findReasonOf(db, 'retire', 'lock_delegation', id)) }
  })
  return (
    <>
      <WalkBar />
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
          ...(takenBack ? [{ label: say('taken-back'), value: reasonInWords(takenBack, locale) }] : []),
        ]}
      />
    </>
  )
}
