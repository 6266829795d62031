import { oneOf } from '@/app/screen/filters'
import { openPage, type PageProps, readRecord } from '@/app/screen/record'
import { trailInWords } from '@/app/screen/trail'
import { WalkBar } from '@/app/screen/walk-bar'
import { HistoryList } from '@/components/history/history-list'
import { Facts } from '@/components/record/facts'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { listChangesUnder, namesIn } from '@/db/audit/trail'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import { findReopening } from '@/db/reopening/queries'
import { factsOf, toneOf } from '../facts'

const notices = ['asked', 'granted', 'declined', 'revoked'] as const

/** A reopening: request, decision, expiry, and the changes under it. */
export default async function ReopeningPage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'reopenings')
  const saved = oneOf(notices, asked.saved)
  const { reopening, entries, names } = await readRecord(id, async (db) => {
    const reopening = await findReopening(db, id, locale)
    if (!reopening) return null
    const entries = await listChangesUnder(db, id, locale)
    return { reopening, entries, names: await namesIn(db, entries, locale) }
  })
  const changes = await trailInWords(entries, names, locale)
  const { canDecide, canRevoke, state } = reopening

  return (
    <>
      <WalkBar />
      <PageTitle
        title={say('of-period', { period: nameInSentence(reopening, locale) })}
        crumbs={{
          label: form('crumbs'),
          // Secretaries come here from a report, and do not see the list of reopenings.
          links: [{ href: `/periods/${reopening.periodId}`, label: nameOfPeriod(reopening, locale) }],
        }}
        detail={<Tag tone={toneOf[state]}>{say(`state.${state}`)}</Tag>}
        actions={
          <>
            {canDecide && (
              <>
                <a className="button primary" href={`/reopenings/${id}/grant`}>
                  {say('grant')}
                </a>
                <a className="button" href={`/reopenings/${id}/decline`}>
                  {say('decline')}
                </a>
              </>
            )}
            {canRevoke && (
              <a className="button" href={`/reopenings/${id}/revoke`}>
                {say('revoke')}
              </a>
            )}
          </>
        }
      />
      {saved && <Notice kind="success">{say(`saved.${saved}`)}</Notice>}
      <Facts blank={form('blank')} sections={factsOf(reopening, locale, say)} />
      <section className="block" aria-labelledby="changes">
        <div className="block-head">
          <h2 id="changes">{say('changes')}</h2>
        </div>
        <HistoryList
          changes={changes}
          words={{
            reason: history('reason'),
            source: history('source'),
            blank: history('blank'),
            none: say('no-changes'),
          }}
        />
      </section>
    </>
  )
}
