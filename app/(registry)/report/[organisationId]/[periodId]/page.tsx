import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { type Params, paramsOf } from '@/app/screen/params'
import { Form } from '@/components/form/form.client'
import { Outbox } from '@/components/form/outbox.client'
import { Notice } from '@/components/shell/notice'
import { formatDate } from '@/core/locale'
import type { Desk } from '@/db/report/desk'
import { send, start } from '../../actions'
import { draftProps, fieldsOn, inSentence, type ReportParams, readDesk } from '../../desk'
import { Frame, Refused } from '../../frame'
import { isFirst } from '../../judge'
import { Opening } from '../../opening'
import { Standing } from '../../standing'

type Props = ReportParams & { searchParams: Promise<Params> }

/** The first page: what the period opens with, and whether anything changed. */
export default async function ReportPage({ params, searchParams }: Props) {
  const [{ desk }, asked, say, locale] = await Promise.all([
    readDesk(params, async () => null),
    paramsOf(searchParams),
    getTranslations('report'),
    currentLocale(),
  ])
  const { circumstances, refusal } = desk
  const isWriting = mayWrite(desk, asked)
  return (
    <Frame desk={desk}>
      <Outbox send={send} words={{ waiting: say('waiting-here'), refused: say('refused'), look: say('look') }} />
      {asked.asked && <Notice kind="success">{say('asked')}</Notice>}
      <Standing desk={desk} isWriting={isWriting} />
      {refusal ? (
        <Refused desk={desk} />
      ) : (
        <>
          {!desk.latest && (
            <p>
              {say('due', { day: formatDate(circumstances.dueOn, locale) })}
              {' · '}
              {say('as-of', { day: formatDate(circumstances.cutOffOn, locale) })}
              {circumstances.isOverdue && ` – ${say('overdue')}`}
            </p>
          )}
          <Opening desk={desk} />
          {isWriting && <Question desk={desk} isCorrection={asked.corrects === '1'} />}
        </>
      )}
    </Frame>
  )
}

/** What waits is changed only on purpose, and what is confirmed is only put right by an officer. */
function mayWrite({ latest, official, draft, typed, refusal, circumstances }: Desk, asked: Params): boolean {
  if (refusal) return false
  if (official)
    return (
      circumstances.canEnter && (asked.corrects === '1' || (Boolean(draft?.typed) && typed.corrects === official.id))
    )
  return latest?.state !== 'submitted' || asked.edit === '1' || Boolean(draft?.typed)
}

async function Question({ desk, isCorrection }: { desk: Desk; isCorrection: boolean }) {
  const [say, fields, period] = await Promise.all([getTranslations('report'), fieldsOn(desk), inSentence(desk)])
  const first = isFirst(desk)
  if (first && !desk.circumstances.canEnter) return <Notice kind="warning">{say('first-by-officer')}</Notice>
  const names = [...(first ? ['openingTotal', 'openingReason'] : []), 'changed']
  const corrects = isCorrection || desk.typed.corrects ? (desk.official?.id ?? '') : ''
  const { hidden, ...props } = await draftProps(desk, names)
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
