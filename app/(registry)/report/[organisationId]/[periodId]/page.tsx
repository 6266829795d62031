import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { type Params, paramsOf } from '@/app/screen/params'
import { Form } from '@/components/form/form.client'
import { Outbox } from '@/components/form/outbox.client'
import { Notice } from '@/components/shell/notice'
import { formatDate } from '@/core/locale'
import type { OpenReport } from '@/db/report/open-report'
import { send, start } from '../../actions'
import { Frame, Refused } from '../../frame'
import { isFirst } from '../../judge'
import { draftProps, fieldsOn, inSentence, type ReportParams, readOpenReport } from '../../open-report'
import { Opening, OwedBefore } from '../../opening'
import { Standing } from '../../standing'

type Props = ReportParams & { searchParams: Promise<Params> }

/** The first page: the opening, and whether anything changed. */
export default async function ReportPage({ params, searchParams }: Props) {
  const [{ openReport }, asked, say, locale] = await Promise.all([
    readOpenReport(params, async () => null),
    paramsOf(searchParams),
    getTranslations('report'),
    currentLocale(),
  ])
  const { circumstances, refusal } = openReport
  const isWriting = mayWrite(openReport, asked)
  return (
    <Frame openReport={openReport}>
      <Outbox send={send} words={{ waiting: say('waiting-here'), refused: say('refused'), look: say('look') }} />
      {asked.asked && <Notice kind="success">{say('asked')}</Notice>}
      <Standing openReport={openReport} isWriting={isWriting} />
      {refusal ? (
        <Refused openReport={openReport} />
      ) : (
        <>
          {!openReport.latest && (
            <p>
              {say('due', { day: formatDate(circumstances.dueOn, locale) })}
              {' · '}
              {say('as-of', { day: formatDate(circumstances.cutOffOn, locale) })}
              {circumstances.isOverdue && ` – ${say('overdue')}`}
            </p>
          )}
          <OwedBefore openReport={openReport} />
          <Opening openReport={openReport} />
          {isWriting && <Question openReport={openReport} isCorrection={asked.corrects === '1'} />}
        </>
      )}
    </Frame>
  )
}

/**
 * Whether the form is shown: for a waiting report only on request, for a confirmed one only for officers as a
 * correction.
 */
function mayWrite({ latest, official, draft, typed, refusal, circumstances }: OpenReport, asked: Params): boolean {
  if (refusal) return false
  if (official)
    return (
      circumstances.canEnter && (asked.corrects === '1' || (Boolean(draft?.typed) && typed.corrects === official.id))
    )
  return latest?.state !== 'submitted' || asked.edit === '1' || Boolean(draft?.typed)
}

async function Question({ openReport, isCorrection }: { openReport: OpenReport; isCorrection: boolean }) {
  const [say, fields, period] = await Promise.all([
    getTranslations('report'),
    fieldsOn(openReport),
    inSentence(openReport),
  ])
  const first = isFirst(openReport)
  if (first && !openReport.circumstances.canEnter) return <Notice kind="warning">{say('first-by-officer')}</Notice>
  const names = [...(first ? ['openingTotal', 'openingReason'] : []), 'changed']
  const corrects = isCorrection || openReport.typed.corrects ? (openReport.official?.id ?? '') : ''
  const { hidden, ...props } = await draftProps(openReport, names)
  return (
    <>
      {first && <Notice>{say('first')}</Notice>}
      {corrects && <Notice title={say('correction')}>{say('correction-hint')}</Notice>}
      <Form
        {...props}
        fields={fields
          .filter(({ name }) => names.includes(name))
          .map((field) => (field.name === 'changed' ? { ...field, label: say('question', { period }) } : field))}
        sections={[{ title: '', names }]}
        hidden={corrects ? { ...hidden, corrects } : hidden}
        save={start}
        submitLabel={say('next')}
      />
    </>
  )
}
