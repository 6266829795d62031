import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { fieldsOf } from '@/core/field'
import { formatDateTime } from '@/core/locale'
import { signatureInWords } from '@/db/assignment/offices'
import { ReturnInput } from '@/db/member-report/return'
import type { Review, Version } from '@/db/member-report/review'

type Props = { review: Review; version: Version }

/** Who decided on a version and when; for a returned one also the reason and the notes at fields. */
export async function Decided({ review, version }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  if (!version.decidedAt) return <p>{say('undecided')}</p>
  const fields = fieldsOf(ReturnInput, locale)
  const decider = review.signatures.get(version.id)?.decider
  const who = decider ? signatureInWords(decider, locale) : say('out-of-sight')
  return (
    <>
      <p>{say(`decided.${version.state}`, { who, at: formatDateTime(version.decidedAt, locale) })}</p>
      {version.returnReason && (
        <p>
          <strong>{say('return-reason')}:</strong> {version.returnReason}
        </p>
      )}
      {version.fieldNotes && (
        <ul>
          {Object.entries(version.fieldNotes).map(([name, note]) => (
            <li key={name}>
              {fields.find((field) => field.name === name)?.label ?? name}: {note}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
