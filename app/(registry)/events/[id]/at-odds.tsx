import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { formatChange, type Locale } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { ReportAtOdds } from '@/db/report/event-reports'

type Props = { reports: ReportAtOdds[]; canEdit: boolean; locale: Locale }

/** Confirmed reports whose numbers differ from those of the event, so that a correction is needed. */
export async function AtOdds({ reports, canEdit, locale }: Props) {
  const say = await getTranslations('events')
  if (reports.length === 0) return null
  const signed = (count: number) => formatChange(count, 0, locale)
  return (
    <Notice kind="warning" title={say('at-odds')}>
      <ul>
        {reports.map(({ kept, now, ...report }) => (
          <li key={report.reportId}>
            <a href={`/member-reports/${report.reportId}`}>
              {report.organisationName}, {nameInSentence(report, locale)}
            </a>
            {`: ${signed(kept)} → ${signed(now)}. `}
            {canEdit &&
              (report.isLocked ? (
                <a href={`/reopenings/new?period=${report.periodId}&organisation=${report.organisationId}`}>
                  {say('reopen')}
                </a>
              ) : (
                <a href={`/report/${report.organisationId}/${report.periodId}?corrects=1`}>{say('correct')}</a>
              ))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
