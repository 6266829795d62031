import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { failedState } from '@/app/request/problem'
import { currentLocale } from '@/app/request/session'
import { WhomToCall } from '@/app/screen/whom-to-call'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { formatDate } from '@/core/locale'
import type { OpenReport } from '@/db/report/open-report'
import { inSentence } from './open-report'

/** Title and notices of a page of a report that is not its document. */
export async function Frame({
  openReport,
  title,
  children,
}: {
  openReport: OpenReport
  title?: string
  children: ReactNode
}) {
  const say = await getTranslations('report')
  const { name } = openReport.circumstances
  const heading = say('title', { period: await inSentence(openReport) })
  return (
    <>
      <PageTitle
        title={title ?? heading}
        about={title ? `${heading} · ${name}` : name}
        detail={<p>{title ? `${heading} · ${name}` : name}</p>}
      />
      <Notices openReport={openReport} />
      {children}
    </>
  )
}

/** The notices of all parts of a report: entry by an officer, closing report, reopening. */
export async function Notices({ openReport }: { openReport: OpenReport }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { name, canReport, canEnter, isLocked, openUntil, lived, livedToTheEnd } = openReport.circumstances
  return (
    <>
      {canEnter && !canReport && (
        <Notice title={say('for-whom', { organisation: name })}>{say('for-whom-hint')}</Notice>
      )}
      {lived && !livedToTheEnd && <Notice title={say('closing-report')}>{say('closing-report-hint')}</Notice>}
      {isLocked && openUntil && <Notice>{say('open-until', { day: formatDate(openUntil, locale) })}</Notice>}
    </>
  )
}

/** Why the report cannot be written, and what the user can do. */
export async function Refused({ openReport }: { openReport: OpenReport }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { refusal, circumstances } = openReport
  if (!refusal) return null
  const { hasSubordinates, hasBegun, isOpen, opensOn, canEnter, organisationId, periodId } = circumstances
  if (hasSubordinates)
    return (
      <Notice kind="warning">
        <p>{say('committee')}</p>
        <a href={`/organisations/${organisationId}/reports?period=${periodId}`}>{say('see-sum')}</a>
      </Notice>
    )
  if (refusal.kind === 'locked')
    return (
      <Notice kind="warning">
        <p>{say(canEnter ? 'locked-officer' : 'locked')}</p>
        <WhomToCall />
        {canEnter && <a href={`/reopenings/new?period=${periodId}&organisation=${organisationId}`}>{say('reopen')}</a>}
      </Notice>
    )
  if (refusal.kind === 'invalid' && (!hasBegun || !isOpen))
    return <Notice kind="warning">{say('not-open', { day: formatDate(opensOn, locale) })}</Notice>
  const state = await failedState(refusal, {}, [])
  if (state.status !== 'failed') return null
  return <Notice kind="warning">{Object.values(state.fieldMessages)[0] ?? state.message}</Notice>
}
