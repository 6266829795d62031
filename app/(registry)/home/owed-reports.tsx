import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Link } from '@/components/link.client'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { OwedReport } from '@/db/report/owed-reports'

/** The reports that a secretary has to send, returned ones first with their reason. Each links to its first page. */
export async function OwedReports({ reports }: { reports: OwedReport[] }) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('home')])
  const organisations = new Set(reports.map(({ organisationId }) => organisationId))
  return (
    <section className="block" aria-labelledby="own-reports">
      <div className="block-head">
        <h2 id="own-reports">{say('own-reports')}</h2>
        <a href="/member-reports">{say('sent-reports')}</a>
      </div>
      {reports.length === 0 && <p className="muted">{say('no-own-reports')}</p>}
      <ul className="tasks reports">
        {reports.map((report) => (
          <li key={`${report.organisationId} ${report.periodId}`}>
            <span className="what">
              {report.returnReason && report.standing === 'returned' && (
                <strong className="reason">{say('returned-because', { reason: report.returnReason })}</strong>
              )}
              <Link
                href={
                  report.standing === 'submitted'
                    ? `/report/receipt/${report.versionId}`
                    : `/report/${report.organisationId}/${report.periodId}`
                }
              >
                {say('own-report', { period: nameInSentence(report, locale) })}
              </Link>
              <span className="muted">
                {[
                  say('own-due', { day: formatDate(report.dueOn, locale) }),
                  ...(organisations.size > 1 ? [report.organisation] : []),
                  ...(report.remindedOn ? [say('own-reminded', { day: formatDate(report.remindedOn, locale) })] : []),
                ].join(' – ')}
              </span>
            </span>
            <Tag tone={tones[report.standing]}>{say(`own.${report.standing}`)}</Tag>
            {report.isOverdue && <Tag tone="wrong">{say('late')}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones = { returned: 'warn', unsent: 'todo', submitted: 'plain' } as const
