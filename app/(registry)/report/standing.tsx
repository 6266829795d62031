import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { WhomToCall } from '@/app/screen/whom-to-call'
import { Notice } from '@/components/shell/notice'
import { formatDate, formatDateTime, type Locale } from '@/core/locale'
import { signatureInWords } from '@/db/assignment/offices'
import type { Db } from '@/db/door/actor'
import { listSignatures, type Signature } from '@/db/member-report/signatures'
import type { OpenReport } from '@/db/report/open-report'
import { addressOf, addressOfStep, wayOf } from './address'
import { Differences } from './differences'
import { fieldsOn } from './open-report'

/** Who sent and decided the latest version; undefined if nothing was sent. */
export async function readStanding(db: Db, { latest }: OpenReport, locale: Locale): Promise<Signature | undefined> {
  if (!latest) return undefined
  return [...(await listSignatures(db, latest.reportId, locale))].find(({ versionId }) => versionId === latest.id)
}

type Props = { openReport: OpenReport; standing: Signature | undefined; isWriting: boolean }

/** What became of the report so far (sent, returned, confirmed), and what the user can do. */
export async function Standing({ openReport, standing, isWriting }: Props) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { latest, official, draft, refusal, circumstances } = openReport
  if (!latest) return null
  const edit = `${addressOf(circumstances)}?${official ? 'corrects=1' : 'edit=1'}`
  const canEdit = !isWriting && !refusal && (!official || circumstances.canEnter)
  const at = (day: Date | null) => (day ? formatDateTime(day, locale) : '')
  const receipt = (
    <p>
      <a className="target" href={`/report/receipt/${latest.id}`}>
        {say('receipt')}
      </a>
    </p>
  )
  const correct = canEdit && official && (
    <a className="button" href={edit}>
      {say('correct')}
    </a>
  )
  return (
    <>
      {latest.state === 'returned' && (
        <Notice kind="warning" title={say('returned')}>
          <p>{latest.returnReason}</p>
          <p>
            {say('returned-by', {
              by: standing?.decider ? signatureInWords(standing.decider, locale) : say('an-officer'),
              at: at(latest.decidedAt),
            })}{' '}
            {say('due', { day: formatDate(circumstances.dueOn, locale) })}.
          </p>
          <Remarks openReport={openReport} isWriting={isWriting} />
          {receipt}
          {correct}
        </Notice>
      )}
      {latest.state === 'submitted' && (
        <Notice kind={isWriting ? 'warning' : 'status'}>
          <p>{say(isWriting ? 'stands' : 'waiting', { at: at(latest.submittedAt) })}</p>
          {draft?.typed && <p>{say('unsent-changes', { at: at(draft.savedAt) })}</p>}
          {receipt}
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
          <WhomToCall />
          {receipt}
          {correct}
        </Notice>
      )}
      {official && isWriting && <Notice title={say('correction')}>{say('correction-hint')}</Notice>}
      {official && official.id !== latest.id && <Differences from={official} to={latest} />}
    </>
  )
}

/** The notes of who returned the report, each with a link to its field. */
async function Remarks({ openReport, isWriting }: { openReport: OpenReport; isWriting: boolean }) {
  const fields = await fieldsOn(openReport)
  const notes = Object.entries(openReport.latest?.fieldNotes ?? {})
  if (notes.length === 0) return null
  const to = addressOfStep(openReport.circumstances, 'changes', wayOf(openReport))
  return (
    <ul>
      {notes.map(([name, text]) => {
        const said = `${fields.find((field) => field.name === name)?.label ?? name}: ${text}`
        return <li key={name}>{isWriting ? <a href={`${to}#field-${name}`}>{said}</a> : said}</li>
      })}
    </ul>
  )
}
