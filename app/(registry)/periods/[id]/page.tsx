import { signedIn } from '@/app/request/session'
import { factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { WalkBar } from '@/app/screen/walk-bar'
import { Facts } from '@/components/record/facts'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { PeriodInput } from '@/db/period/record'
import { periodStandings } from '@/db/period/standing'
import { nameOfPeriod } from '@/db/period/words'
import { toneOf } from '../standing'
import { Completeness } from './completeness'
import { LockOf } from './lock-of'
import { gather } from './read'
import { Reopenings } from './reopenings'

export default async function PeriodPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'periods')
  const { isStaff } = (await signedIn()).may
  const read = await readRecord(id, (db) => gather(db, id, isStaff, locale))
  const { period } = read

  return (
    <>
      <WalkBar />
      <PageTitle
        title={nameOfPeriod(period, locale)}
        crumbs={{ label: form('crumbs'), links: [{ href: '/periods', label: say('title') }] }}
        detail={<Tag tone={toneOf[period.standing]}>{periodStandings[period.standing][locale]}</Tag>}
        actions={
          <>
            {period.canLock && (
              <a className="button primary" href={`/periods/${id}/lock`}>
                {say('lock')}
              </a>
            )}
            {period.canEdit && (
              <a className="button" href={`/periods/${id}/edit`}>
                {form('edit')}
              </a>
            )}
            <a className="button" href={`/periods/${id}/history`}>
              {form('history')}
            </a>
          </>
        }
      />
      <SavedNotice params={asked} />
      {asked.saved === 'locked' && period.lockedAt && <Notice kind="success">{say('saved-locked')}</Notice>}
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'facts',
            title: say('facts'),
            facts: factsOf(PeriodInput, period, locale, { without: period.kind === 'ad_hoc' ? [] : ['name'] }),
          },
        ]}
      />
      <Completeness {...read} />
      <LockOf {...read} />
      {period.lockedAt && read.isStaff && <Reopenings {...read} />}
    </>
  )
}
