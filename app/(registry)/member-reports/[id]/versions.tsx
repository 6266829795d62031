import { getTranslations } from 'next-intl/server'
import { reasonInWords } from '@/app/request/reason'
import { currentLocale, signedIn } from '@/app/request/session'
import { Standing } from '@/app/screen/report/standing'
import { RelatedTable } from '@/components/record/related-table'
import { formatCount, formatDateTime } from '@/core/locale'
import { signatureInWords } from '@/db/assignment/offices'
import type { Review, Version } from '@/db/member-report/review'

type Props = { review: Review; chosen: string | undefined }

/** All versions of a report, latest first, with links. */
export async function Versions({ review, chosen }: Props) {
  const [locale, say, { may }] = await Promise.all([currentLocale(), getTranslations('member-reports'), signedIn()])
  const { versions, signatures, report, official } = review
  const holder = (signature: string | null | undefined) => (signature ? signatureInWords(signature, locale) : '')
  const why = ({ correctsId, correctionReason, returnReason }: Version) =>
    [
      correctsId &&
        say('corrects', { number: numbers[correctsId] ?? '', reason: reasonInWords(correctionReason ?? '', locale) }),
      returnReason && `${say('return-reason')}: ${returnReason}`,
    ].filter((text) => typeof text === 'string')
  const numbers = Object.fromEntries(versions.map(({ id, number }) => [id, number]))

  return (
    <RelatedTable
      id="versions"
      title={say('versions')}
      none={say('none')}
      columns={[
        { name: 'number', label: say('version') },
        { name: 'state', label: say('standing') },
        { name: 'closing', label: say('short.closingTotal'), kind: 'number' },
        { name: 'sent', label: say('sent-by') },
        { name: 'decided', label: say('decided-by') },
        { name: 'why', label: say('reason') },
        { name: 'hash', label: say('hash'), kind: 'code' },
      ]}
      rows={versions.map((version) => {
        const signed = signatures.get(version.id)
        return {
          id: version.id,
          href: `/member-reports/${report.id}?version=${version.id}`,
          marked: version.id === chosen,
          cells: {
            number: say('version-number', { number: version.number }),
            state: (
              <div>
                <Standing standing={version.state} isLate={version.isLate} />
                {version.id === official?.id && <p>{say('is-official')}</p>}
              </div>
            ),
            closing: formatCount(version.closingTotal, locale),
            sent: (
              <>
                {holder(signed?.sender)}
                {signed?.onBehalfOf && ` – ${say('for', { name: signed.onBehalfOf })}`}
                <br />
                {formatDateTime(version.submittedAt, locale)}
              </>
            ),
            decided: version.decidedAt && (
              <>
                {holder(signed?.decider)}
                <br />
                {formatDateTime(version.decidedAt, locale)}
              </>
            ),
            why: (
              <>
                {why(version).map((text) => (
                  <p key={text}>{text}</p>
                ))}
                {may.isStaff && version.reopeningId && (
                  <a href={`/reopenings/${version.reopeningId}`}>{say('under-grant')}</a>
                )}
              </>
            ),
            hash: <code title={version.sha256}>{version.sha256.slice(0, 12)}</code>,
          },
        }
      })}
    />
  )
}
