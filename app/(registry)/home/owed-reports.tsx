import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Link } from '@/components/link.client'
import { StateShape } from '@/components/state-shape'
import { daysBetween, today } from '@/core/date'
import { formatDate, formatDateTime } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { OwedReport } from '@/db/report/owed-reports'

type Props = { reports: OwedReport[]; isSecretaryOfCells: boolean }

/** The reports that a secretary has to send, each with its button: the one thing to do is in sight on a phone. */
export async function OwedReports({ reports, isSecretaryOfCells }: Props) {
  const say = await getTranslations('home')
  const isOfSeveral = new Set(reports.map(({ organisationId }) => organisationId)).size > 1
  const due = reports.filter(({ standing, changedAt }) => standing !== 'submitted' || changedAt)
  if (due.length === 0) return isSecretaryOfCells && <p className="muted none-due">{say('no-own-reports')}</p>
  return due.map((report) => (
    <DueCard
      key={`${report.organisationId} ${report.periodId}`}
      report={report}
      also={isOfSeveral ? [report.organisation] : []}
    />
  ))
}

const standings = { unsent: 'unsent', returned: 'returned', submitted: 'changed' } as const
const shapes = { unsent: 'empty', returned: 'back', changed: 'half' } as const

async function DueCard({ report, also }: { report: OwedReport; also: string[] }) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('home')])
  const { organisationId, periodId, returnReason, remindedOn, isOverdue, dueOn, changedAt } = report
  const standing = standings[report.standing]
  const id = `due-${organisationId}-${periodId}`
  const period = nameInSentence(report, locale)
  const isSent = standing === 'changed'
  const notes = [
    ...also,
    isSent && changedAt
      ? say('own-changed', { at: formatDateTime(changedAt, locale) })
      : isOverdue
        ? say('late')
        : say('days-left', { count: daysBetween(today(), dueOn) }),
    ...(remindedOn ? [say('own-reminded', { day: formatDate(remindedOn, locale) })] : []),
  ]
  return (
    <section className="due-card" aria-labelledby={id}>
      <h2 id={id}>{say('own-report', { period })}</h2>
      <p>
        <StateShape shape={shapes[standing]} />
        {say(`own.${standing}`)} · {say('own-due', { day: formatDate(dueOn, locale) })}
      </p>
      <p className={isOverdue ? 'reason' : 'muted'}>{notes.join(' · ')}</p>
      {standing === 'returned' && returnReason && (
        <p className="reason">{say('returned-because', { reason: returnReason })}</p>
      )}
      <Link className="button primary" href={`/report/${organisationId}/${periodId}${isSent ? '?edit=1' : ''}`}>
        {say(`do.${standing}`, { period })}
        {also.length > 0 && <span className="visually-hidden">, {also.join()}</span>}
      </Link>
    </section>
  )
}
