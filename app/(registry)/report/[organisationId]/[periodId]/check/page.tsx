import { getTranslations } from 'next-intl/server'
import { failedState } from '@/app/request/problem'
import { currentLocale } from '@/app/request/session'
import { askReason } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Outbox } from '@/components/form/outbox.client'
import { reasonFields } from '@/components/form/reason-fields'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { formatDate } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { isStanding } from '@/db/member-report/balance'
import { listReporters } from '@/db/member-report/queries'
import { newId } from '@/db/record/id'
import { listCounterparts, type OpenReport } from '@/db/report/open-report'
import { send } from '../../../actions'
import { addressOf } from '../../../draft'
import { Frame } from '../../../frame'
import { type Judged, judged } from '../../../judge'
import { CheckedLines } from '../../../lines'
import { draftProps, inSentence, ledBack, type ReportParams, readOpenReport } from '../../../open-report'
import { problemLines } from '../../../problems'
import { SendInput } from '../../../send'

async function read(db: Db, openReport: OpenReport) {
  const [whole, reporters, elsewhere] = await Promise.all([
    judged(db, openReport),
    listReporters(db, openReport.circumstances.organisationId),
    listCounterparts(db, openReport.circumstances.periodId),
  ])
  return { whole, reporters: [...reporters], elsewhere: [...elsewhere] }
}

/** The third page: all values, warnings, and the button that sends the report. */
export default async function CheckPage({ params }: ReportParams) {
  const { openReport, also } = await readOpenReport(params, read)
  ledBack(openReport)
  const say = await getTranslations('report')
  const { whole, reporters, elsewhere } = also
  return (
    <Frame openReport={openReport} title={say('check')}>
      <Outbox send={send} words={{ waiting: say('waiting-here'), refused: say('refused'), look: say('look') }} />
      <AsOf openReport={openReport} />
      {whole.ok ? (
        <>
          <CheckedLines openReport={openReport} judged={whole.value} elsewhere={elsewhere} />
          <Warnings judged={whole.value} />
          <SendForm openReport={openReport} judged={whole.value} reporters={reporters} />
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
      <p>
        <a className="target" href={addressOf(openReport.circumstances)}>
          {say('back')}
        </a>
      </p>
    </Frame>
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

type SendProps = { openReport: OpenReport; judged: Judged; reporters: { value: string; label: string }[] }

async function SendForm({ openReport, judged, reporters }: SendProps) {
  const [say, locale, reason] = await Promise.all([getTranslations('report'), currentLocale(), askReason()])
  const { canReport, awaitsCutOff, cutOffOn } = openReport.circumstances
  const fields = fieldsOf(SendInput, locale)
  const note = fields.find(({ name }) => name === 'note')
  const needed = judged.noteProblem && (await failedState(judged.noteProblem, {}, []))
  const why = needed?.status === 'failed' ? needed.fieldMessages.note : undefined
  const shown = [
    ...(openReport.typed.corrects ? reasonFields(reason) : []),
    ...fields
      .filter(({ name }) => name === 'onBehalfOf' && !canReport)
      .map((field) => ({ ...field, required: reporters.length > 0 && !openReport.typed.corrects })),
    ...(note ? [{ ...note, hint: [why, note.hint].filter(Boolean).join(' ') }] : []),
    ...fields
      .filter(({ name }) => name === 'isFinal' && awaitsCutOff)
      .map((field) => ({ ...field, hint: say('final-hint', { day: formatDate(cutOffOn, locale) }) })),
  ]
  const { typed, hidden, draft, ...props } = await draftProps(openReport, ['note'])
  return (
    <Form
      // Resolving a conflict makes another draft, so the form is mounted again.
      key={hidden.version}
      {...props}
      typed={typed}
      fields={shown}
      sections={[{ title: '', names: shown.map(({ name }) => name) }]}
      choices={{ onBehalfOf: reporters }}
      hidden={{ ...hidden, nonce: newId(), checked: JSON.stringify(openReport.typed) }}
      save={send}
      draft={{ ...draft, queued: say('queued') }}
      submitLabel={say('send', { period: await inSentence(openReport) })}
    />
  )
}
