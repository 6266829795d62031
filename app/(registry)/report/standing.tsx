import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Notice } from '@/components/shell/notice'
import { formatDateTime } from '@/core/locale'
import type { OpenReport } from '@/db/report/open-report'
import { Differences } from './differences'
import { addressOf } from './draft'
import { fieldsOn } from './open-report'

/** The state of the report (returned, waiting, confirmed), and what the user can do. */
export async function Standing({ openReport, isWriting }: { openReport: OpenReport; isWriting: boolean }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { latest, official, refusal, circumstances } = openReport
  if (!latest) return null
  const edit = `${addressOf(circumstances)}?${official ? 'corrects=1' : 'edit=1'}`
  const canEdit = !isWriting && !refusal && (!official || circumstances.canEnter)
  const receipt = <a href={`/report/receipt/${latest.id}`}>{say('receipt')}</a>
  const at = (day: Date | null) => (day ? formatDateTime(day, locale) : '')
  return (
    <>
      {latest.state === 'returned' && (
        <Notice kind="warning" title={say('returned')}>
          <p>{latest.returnReason}</p>
          <Remarks openReport={openReport} />
          {canEdit && official && (
            <a className="button" href={edit}>
              {say('correct')}
            </a>
          )}
        </Notice>
      )}
      {latest.state === 'submitted' && !isWriting && (
        <Notice>
          <p>{say('waiting', { at: at(latest.submittedAt) })}</p>
          <p>{receipt}</p>
          {canEdit && (
            <a className="button" href={edit}>
              {say('edit-sent')}
            </a>
          )}
        </Notice>
      )}
      {latest.state === 'confirmed' && !isWriting && (
        <Notice kind="success">
          <p>{say(circumstances.canEnter ? 'confirmed-officer' : 'confirmed', { at: at(latest.decidedAt) })}</p>
          <p>{receipt}</p>
          {canEdit && (
            <a className="button" href={edit}>
              {say('correct')}
            </a>
          )}
        </Notice>
      )}
      {official && official.id !== latest.id && <Differences from={official} to={latest} />}
    </>
  )
}

async function Remarks({ openReport }: { openReport: OpenReport }) {
  const fields = await fieldsOn(openReport)
  const notes = Object.entries(openReport.latest?.fieldNotes ?? {})
  if (notes.length === 0) return null
  return (
    <ul>
      {notes.map(([name, text]) => (
        <li key={name}>{`${fields.find((field) => field.name === name)?.label ?? name}: ${text}`}</li>
      ))}
    </ul>
  )
}
