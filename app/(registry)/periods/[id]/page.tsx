import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, readRecord, SavedNotice } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { today } from '@/core/date'
import { formatDateTime } from '@/core/locale'
import { findCompleteness } from '@/db/member-report/queries'
import { findPeriod } from '@/db/period/queries'
import { PeriodInput } from '@/db/period/record'
import { nameOfPeriod } from '@/db/period/words'
import { mayRegister } from '@/db/rights'
import { standingOf } from '../standing'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PeriodPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('periods'),
    getTranslations('form'),
  ])
  const { period, counted, writes } = await readRecord(id, async (db) => {
    const period = await findPeriod(db, id)
    return period && { period, counted: await findCompleteness(db, id), writes: await mayRegister(db, 'record') }
  })

  return (
    <>
      <PageTitle
        title={nameOfPeriod(period, locale)}
        crumbs={{ label: form('crumbs'), links: [{ href: '/periods', label: say('title') }] }}
        detail={<Tag>{say(standingOf(period, today()))}</Tag>}
        actions={
          <>
            {writes && period.asksFigures && !period.lockedAt && period.startsOn <= today() && (
              <a className="button" href={`/enterprise-figures/entry?period=${id}`}>
                {say('enter-figures')}
              </a>
            )}
            {period.canEdit && (
              <a className="button primary" href={`/periods/${id}/edit`}>
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
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'facts',
            title: say('facts'),
            facts: [
              ...factsOf(PeriodInput, period, locale, { without: period.kind === 'ad_hoc' ? [] : ['name'] }),
              ...(period.lockedAt ? [{ label: say('locked'), value: formatDateTime(period.lockedAt, locale) }] : []),
            ],
          },
          ...(period.asksMembers && period.startsOn <= today()
            ? [
                {
                  id: 'reports',
                  title: say('reports'),
                  facts: [
                    {
                      label: say('counted'),
                      value: (
                        <a href={`/member-reports?period=${id}`}>
                          {say('counted-of', { counted: counted.confirmed, all: counted.expected })}
                        </a>
                      ),
                    },
                  ],
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
