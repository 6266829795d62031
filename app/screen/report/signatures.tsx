import { getTranslations } from 'next-intl/server'
import { reasonInWords } from '@/app/request/reason'
import { currentLocale, signedIn } from '@/app/request/session'
import { Notice } from '@/components/shell/notice'
import { formatDate, formatDateTime } from '@/core/locale'
import { signatureInWords } from '@/db/assignment/offices'
import type { Review, Version } from '@/db/member-report/review'

type Props = { review: Review; version: Version }

/** Who sent a version, on whose behalf and when, and the hash of its content. */
export async function Sent({ review, version }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const signed = review.signatures.get(version.id)
  return (
    <dl className="facts narrow">
      <div>
        <dt>{say('version')}</dt>
        <dd>{version.number}</dd>
      </div>
      <div>
        <dt>{say('sent-by')}</dt>
        <dd>{signed?.sender ? signatureInWords(signed.sender, locale) : say('out-of-sight')}</dd>
      </div>
      {signed?.onBehalfOf && (
        <div>
          <dt>{say('on-behalf-of')}</dt>
          <dd>{signed.onBehalfOf}</dd>
        </div>
      )}
      <div>
        <dt>{say('sent-at')}</dt>
        <dd>
          {formatDateTime(version.submittedAt, locale)}
          {version.isLate && ` – ${say('is-late')}`}
          {version.isFinal && ` – ${say('is-final')}`}
        </dd>
      </div>
      <div>
        <dt>{say('hash')}</dt>
        <dd>
          <code title={version.sha256}>{version.sha256.slice(0, 12)}</code>
        </dd>
      </div>
    </dl>
  )
}

/** Marks on how a version came about, shown above its figures. */
export async function Flags({ review, version, accountId }: Props & { accountId?: string }) {
  const [say, locale, { may }] = [await getTranslations('member-reports'), await currentLocale(), await signedIn()]
  const { submittedBy, decidedBy, state } = version
  const isOnePersons =
    submittedBy !== null && (state === 'submitted' ? submittedBy === accountId : submittedBy === decidedBy)
  const flags = [
    isOnePersons && may.isStaff && say(state === 'submitted' ? 'one-person-ahead' : 'one-person'),
    review.signatures.get(version.id)?.sentAfterMandate && say('sent-after-mandate'),
    review.signatures.get(version.id)?.isConfirmedEarly &&
      say('confirmed-early', { day: formatDate(review.circumstances.cutOffOn, locale) }),
    version.correctsId &&
      say('corrects', {
        number: numberOf(review, version.correctsId),
        reason: reasonInWords(version.correctionReason ?? '', locale),
      }),
  ].filter((flag) => typeof flag === 'string')
  return flags.map((flag) => (
    <Notice key={flag} kind="warning">
      {flag}
    </Notice>
  ))
}

export const numberOf = ({ versions }: Review, id: string): number => versions.find((one) => one.id === id)?.number ?? 0
