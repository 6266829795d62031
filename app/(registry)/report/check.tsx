import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { failedState } from '@/app/request/problem'
import { currentActor, currentLocale } from '@/app/request/session'
import { askReason } from '@/app/screen/words'
import { reasonFields } from '@/components/form/reason-fields'
import { Notice } from '@/components/shell/notice'
import { type Field, fieldsOf } from '@/core/field'
import type { Choice } from '@/core/form-state'
import { formatDate } from '@/core/locale'
import type { Result } from '@/core/result'
import { type Db, withActor } from '@/db/door/actor'
import { listCounterparts } from '@/db/member-report/counterparts'
import { listReporters } from '@/db/member-report/offered'
import type { Of } from '@/db/member-report/queries'
import { isStanding } from '@/db/member-report/warnings'
import { findOpenReport, type OpenReport } from '@/db/report/open-report'
import { type Judged, judged } from './judge'
import { CheckedLines } from './lines'
import { problemLines } from './problems'
import { SendInput } from './send'

/** What the step before sending shows and asks; `elsewhere`: the counterparts that are named. */
export type ToCheck = { openReport: OpenReport; whole: Result<Judged>; reporters: Choice[]; elsewhere: Choice[] }

export async function readToCheck(db: Db, openReport: OpenReport): Promise<ToCheck> {
  const [whole, reporters] = await Promise.all([
    judged(db, openReport),
    listReporters(db, openReport.circumstances.organisationId),
  ])
  const named = whole.ok ? whole.value.submission.transfers.map(({ organisationId }) => organisationId) : []
  const elsewhere = await listCounterparts(db, openReport.circumstances.periodId, named)
  return { openReport, whole, reporters: [...reporters], elsewhere }
}

/** The report as it would be sent now, for a document that is already open. */
export async function checkedReport(of: Of): Promise<ReactNode> {
  const actor = await currentActor()
  const read = await withActor(actor, async (db) => {
    const openReport = await findOpenReport(db, of)
    return openReport && readToCheck(db, openReport)
  })
  return read && <Checked {...read} />
}

/** All values that will be sent, and warnings; or what must be put right first. */
export async function Checked({ openReport, whole, elsewhere }: ToCheck) {
  const say = await getTranslations('report')
  return (
    <>
      <AsOf openReport={openReport} />
      {whole.ok ? (
        <>
          <CheckedLines openReport={openReport} judged={whole.value} elsewhere={elsewhere} />
          <Warnings judged={whole.value} />
          <NeedsNote judged={whole.value} />
        </>
      ) : (
        <Notice kind="error" title={say('not-sound')}>
          <ul>
            {(await problemLines(openReport, whole.problem)).map(({ text, href }) => (
              <li key={text}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** The cut-off day of the figures; if the report is sent before, they may still change. */
async function AsOf({ openReport: { circumstances } }: { openReport: OpenReport }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const day = formatDate(circumstances.cutOffOn, locale)
  return (
    <>
      <p>{say('as-of', { day })}</p>
      {circumstances.awaitsCutOff && <Notice>{say('before-cut-off', { day })}</Notice>}
    </>
  )
}

/** Warnings that the secretary can act on. Warnings about standing conditions are for officers. */
async function Warnings({ judged }: { judged: Judged }) {
  const say = await getTranslations('report')
  const warnings = judged.assessed.warnings.flatMap(({ rule, values }) => (isStanding(rule) ? [] : [{ rule, values }]))
  if (warnings.length === 0) return null
  return (
    <Notice kind="warning" title={say('warnings')}>
      <ul>
        {warnings.map(({ rule, values }) => (
          <li key={rule}>{say(`warning.${rule}`, values)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Why the report cannot be sent without a note. */
async function NeedsNote({ judged: { noteProblem } }: { judged: Judged }) {
  const needed = noteProblem && (await failedState(noteProblem, {}, []))
  if (needed?.status !== 'failed') return null
  return (
    <Notice kind="warning">
      <a href="#field-note">{needed.fieldMessages.note}</a>
    </Notice>
  )
}

/** The fields of the last step: reason of a correction, on whose behalf, the note, and whether the figures are final. */
export async function askedOnSending({ openReport, reporters }: ToCheck, isCorrection: boolean): Promise<Field[]> {
  const [say, locale, reason] = await Promise.all([getTranslations('report'), currentLocale(), askReason()])
  const { canReport, awaitsCutOff, cutOffOn } = openReport.circumstances
  const fields = fieldsOf(SendInput, locale)
  return [
    ...(isCorrection ? reasonFields(reason) : []),
    ...fields
      .filter(({ name }) => name === 'onBehalfOf' && !canReport)
      .map((field) => ({ ...field, required: reporters.length > 0 && !isCorrection })),
    ...fields.filter(({ name }) => name === 'note'),
    ...fields
      .filter(({ name }) => name === 'isFinal' && awaitsCutOff)
      .map((field) => ({ ...field, hint: say('final-hint', { day: formatDate(cutOffOn, locale) }) })),
  ]
}
