import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formatDate } from '@/core/locale'
import type { Circumstances } from '@/db/member-report/circumstances'
import type { Version } from '@/db/member-report/review'

type Props = { circumstances: Circumstances; latest: Version | undefined }

/** Links of a report for those who may enter, correct or decide it. */
export async function Links({ circumstances, latest }: Props) {
  const [locale, say] = [await currentLocale(), await getTranslations('member-reports')]
  const { canEnter, canReview, isLocked, openUntil, organisationId, periodId, reportId } = circumstances
  const isOpen = !isLocked || openUntil !== null
  const form = `/report/${organisationId}/${periodId}`
  return (
    <>
      {openUntil && <span className="muted">{say('open-until', { day: formatDate(openUntil, locale) })}</span>}
      {canReview && isOpen && latest?.state === 'submitted' && (
        <a className="button primary" href={`/completeness?report=${reportId}#panel`}>
          {say('decide')}
        </a>
      )}
      {canEnter && isOpen && latest?.state === 'confirmed' && (
        <a className="button" href={`${form}?corrects=1`}>
          {say('correct')}
        </a>
      )}
      {canEnter && isOpen && (!latest || latest.state === 'returned') && (
        <a className="button" href={form}>
          {say('enter')}
        </a>
      )}
    </>
  )
}
