import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Params } from '@/app/screen/params'
import { Decided } from '@/app/screen/report/decided'
import { formWords } from '@/app/screen/words'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { yearlyLines } from '@/db/member-report/entry'
import { ReturnInput } from '@/db/member-report/return'
import type { Review } from '@/db/member-report/review'
import { confirmReport, returnReport } from './actions'
import { ConfirmForm } from './confirm-form.client'
import { backOf, matrixHref, path } from './filters'
import { ReturnForm } from './return-form.client'

export type PanelProps = {
  review: Review
  params: Params
  accountId: string
  /** Whether single letters act. */
  keys: boolean
  before: string | undefined
  after: string | undefined
  /** The next that waits. */
  next: string | undefined
}

/** The decision on the latest version: to be taken, by whoever may; or taken, by whom and when. */
export async function Decision({ review, params, keys, next }: PanelProps) {
  const [locale, say, words] = await Promise.all([currentLocale(), getTranslations('completeness'), formWords()])
  const { latest, circumstances } = review
  if (latest.state !== 'submitted')
    return (
      <>
        <Decided review={review} version={latest} />
        {next && <Link href={next}>{say('next')}</Link>}
      </>
    )
  if (!circumstances.canReview) return <p className="muted">{say('not-yours')}</p>
  if (circumstances.isLocked && !circumstances.openUntil) {
    const { periodId, organisationId, canEnter } = circumstances
    return (
      <Notice kind="warning">
        <p>{say('locked')}</p>
        {canEnter && (
          <Link href={`/reopenings/new?period=${periodId}&organisation=${organisationId}`}>{say('reopen')}</Link>
        )}
      </Notice>
    )
  }

  const hidden = { id: latest.id, sha256: latest.sha256, back: backOf(params) }
  const [reason, ...notes] = fieldsOf(ReturnInput, locale)
  if (!reason) return null
  const isYearly = new Set<string>(yearlyLines)
  const [here] = matrixHref(params, latest.reportId).split('#')
  const refused = { title: say('refused'), latest: { href: here ?? path, label: say('latest') } }
  return (
    <div className="decision">
      <ConfirmForm
        save={confirmReport}
        hidden={hidden}
        words={{ confirm: say('confirm'), key: keys ? 'A' : undefined, refused }}
      />
      <ReturnForm
        save={returnReport}
        hidden={hidden}
        reason={reason}
        notes={notes.filter(({ name }) => circumstances.asksYearly || !isYearly.has(name))}
        words={{
          ...words,
          open: say('return'),
          key: keys ? 'R' : undefined,
          notes: say('notes'),
          submit: say('do-return'),
          refused,
        }}
      />
    </div>
  )
}
