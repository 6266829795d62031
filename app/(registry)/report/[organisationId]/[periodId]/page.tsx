import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { type Params, paramsOf } from '@/app/screen/params'
import { WhomToCall } from '@/app/screen/whom-to-call'
import { Notice } from '@/components/shell/notice'
import { formatDate } from '@/core/locale'
import { findWaitingRequest } from '@/db/correction-request/queries'
import { listNear } from '@/db/member-report/counterparts'
import type { OpenReport } from '@/db/report/open-report'
import { addressOf, stepIn, type Way } from '../../address'
import { readToCheck } from '../../check'
import { WrittenReport } from '../../document'
import { Frame, Refused } from '../../frame'
import { isFirst } from '../../judge'
import { type ReportParams, readOpenReport } from '../../open-report'
import { Opening, OwedBefore } from '../../opening'
import { readStanding, Standing } from '../../standing'

type Props = ReportParams & { searchParams: Promise<Params> }

/** A report: its state, and its form if it may be written. */
export default async function ReportPage({ params, searchParams }: Props) {
  const locale = await currentLocale()
  const asked = await paramsOf(searchParams)
  const [{ openReport, also }, say] = await Promise.all([
    readOpenReport(params, async (db, openReport) => ({
      toCheck: await readToCheck(db, openReport),
      near: mayWrite(openReport, asked) ? [...(await listNear(db, openReport.circumstances))] : [],
      standing: await readStanding(db, openReport, locale),
      request: await findWaitingRequest(db, openReport.circumstances),
    })),
    getTranslations('report'),
  ])
  const { circumstances, refusal, latest } = openReport
  const isWriting = mayWrite(openReport, asked)
  const isWithOfficer = isWriting && isFirst(openReport) && !circumstances.canEnter
  const step = stepIn(asked.step)
  if (step !== 'question' && !(isWriting && openReport.typed.changed)) redirect(addressOf(circumstances))
  const before = (
    <>
      {asked.asked && <Notice kind="success">{say('asked')}</Notice>}
      <Standing openReport={openReport} standing={also.standing} isWriting={isWriting} />
      {refusal ? (
        <Refused openReport={openReport} />
      ) : (
        <>
          {(!latest || isWriting) && (
            <p>
              {say('due', { day: formatDate(circumstances.dueOn, locale) })}
              {' · '}
              {say('as-of', { day: formatDate(circumstances.cutOffOn, locale) })}
              {!latest && circumstances.isOverdue && ` – ${say('overdue')}`}
            </p>
          )}
          <OwedBefore openReport={openReport} />
          <Opening openReport={openReport} askedAt={also.request?.requestedAt} />
          {isWriting && isFirst(openReport) && (
            <Notice kind={isWithOfficer ? 'warning' : 'status'}>
              {say(isWithOfficer ? 'first-by-officer' : 'first')}
              {isWithOfficer && <WhomToCall />}
            </Notice>
          )}
        </>
      )}
    </>
  )
  if (!isWriting || isWithOfficer) return <Frame openReport={openReport}>{before}</Frame>
  return <WrittenReport toCheck={also.toCheck} near={also.near} step={step} way={wayOf(asked)} before={before} />
}

const wayOf = (asked: Params): Way => (asked.corrects === '1' ? 'corrects' : asked.edit === '1' ? 'edit' : '')

/**
 * Whether the form is shown: for a waiting report only on request, or while changes to it are not sent; for a confirmed
 * one only for officers as a correction.
 */
function mayWrite({ latest, official, draft, typed, refusal, circumstances }: OpenReport, asked: Params): boolean {
  if (refusal) return false
  if (official)
    return (
      circumstances.canEnter && (asked.corrects === '1' || (Boolean(draft?.typed) && typed.corrects === official.id))
    )
  return latest?.state !== 'submitted' || asked.edit === '1' || Boolean(draft?.typed)
}
