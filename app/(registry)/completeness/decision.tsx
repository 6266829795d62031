import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLocale } from '@/app/request/session'
import type { Params } from '@/app/screen/params'
import { Decided } from '@/app/screen/report/decided'
import { formWords } from '@/app/screen/words'
import { Form, type FormProps } from '@/components/form/form.client'
import { keys as letters } from '@/components/keys/keys'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { addDays } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { formatDate } from '@/core/locale'
import { yearlyLines } from '@/core/member-report/lines'
import { ReturnInput } from '@/db/member-report/return'
import type { Review } from '@/db/member-report/review'
import { confirmReport, returnReport } from './actions'
import { backOf, matrixHref, path } from './filters'
import { FoldedForm } from './folded-form.client'

export type PanelProps = {
  review: Review
  params: Params
  accountId: string
  /** Whether single-letter keys are on. */
  keys: boolean
  /** What the previous decision did. */
  done: ReactNode
  before: string | undefined
  after: string | undefined
  /** The id of the next waiting report. */
  next: string | undefined
}

/** The decision on the latest version: a form for those who may decide, or who decided and when. */
export async function Decision({ review, params, keys, next }: PanelProps) {
  const [locale, say, words] = await Promise.all([currentLocale(), getTranslations('completeness'), formWords()])
  const { latest, circumstances } = review
  const confirmedIn = review.signatures.get(latest.id)?.confirmedIn
  if (latest.state !== 'submitted')
    return (
      <>
        <Decided review={review} version={latest} />
        {circumstances.canReview && confirmedIn && (
          <p>
            <Link href={`/undo/${confirmedIn}`}>{say('withdraw')}</Link>
          </p>
        )}
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
  const refused = { title: say('refused'), way: { href: here ?? path, label: say('latest') }, names: {} }
  const shown = notes.filter(({ name }) => circumstances.asksYearly || !isYearly.has(name))
  const warnings = latest.ruleResults.filter(({ severity }) => severity === 'warning').length
  const shared = { hidden, refused, words: { ...words, optional: '' } }
  return (
    <div className="decision">
      {circumstances.awaitsCutOff && !latest.isFinal ? (
        <Notice>
          {say('before-cut-off', {
            day: formatDate(circumstances.cutOffOn, locale),
            from: formatDate(addDays(circumstances.cutOffOn, 1), locale),
          })}
        </Notice>
      ) : (
        <Confirm
          warnings={warnings}
          form={{ ...shared, save: confirmReport, submitLabel: say('confirm') }}
          keys={keys}
        />
      )}
      <FoldedForm
        {...shared}
        save={returnReport}
        fields={[reason, ...shown]}
        sections={[
          { title: '', names: [reason.name] },
          { title: say('notes'), names: shown.map(({ name }) => name) },
        ]}
        submitLabel={say('do-return')}
        opener={{ label: say('return'), key: letters.return.key, shown: keys ? 'R' : undefined }}
      />
    </div>
  )
}

/** Confirms with one act, or with two if the report has warnings. */
async function Confirm({ warnings, form, keys }: { warnings: number; form: FormProps; keys: boolean }) {
  const say = await getTranslations('completeness')
  const letter = { key: letters.confirm.key, shown: keys ? 'A' : undefined }
  if (warnings === 0) return <Form {...form} letter={letter} />
  return (
    <FoldedForm {...form} letter={letter} opener={{ label: say('confirm-warned'), ...letter }} isPrimary>
      <p role="status">{say(keys ? 'again-by-key' : 'again', { count: warnings })}</p>
    </FoldedForm>
  )
}
