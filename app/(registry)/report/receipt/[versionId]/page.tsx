import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { readRecord } from '@/app/screen/read-record'
import { PrintButton } from '@/components/print-button.client'
import { Facts } from '@/components/record/facts'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { nameOfPeriod } from '@/db/period/words'
import { addressOf } from '../../address'
import { Differences } from '../../differences'
import { aboutSent, findSent, type Sent, sentLines, stateOfSent } from '../../sent'

type Props = { params: Promise<{ versionId: string }> }

/** The receipt of a version, at a permanent URL. */
export default async function ReceiptPage({ params }: Props) {
  const { versionId } = await params
  const [locale, say, form, report] = await Promise.all([
    currentLocale(),
    getTranslations('report.sent'),
    getTranslations('form'),
    getTranslations('report'),
  ])
  const sent = await readRecord(versionId, (db) => findSent(db, versionId, locale))
  const { version, openReport } = sent
  const { name, periodName } = openReport.circumstances
  const period = nameOfPeriod({ ...openReport.circumstances, name: periodName }, locale)
  const [{ code, facts, integrity }, lines] = await Promise.all([aboutSent(sent), sentLines(sent)])
  return (
    <div className="receipt">
      <PageTitle
        title={say(`title.${version.state}`)}
        about={say('of', { period, organisation: name })}
        detail={<p>{say('of', { period, organisation: name })}</p>}
      />
      <State sent={sent} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'receipt',
            title: say('about'),
            facts: [
              { label: code.label, value: <strong className="code">{code.value}</strong> },
              ...facts,
              { label: integrity.label, value: <code>{integrity.value}</code> },
            ],
          },
          {
            id: 'summary',
            title: say('summary'),
            facts: [
              ...lines.map(({ label, value }) => ({ label, value })),
              ...(version.note ? [{ label: report('note'), value: version.note }] : []),
            ],
          },
        ]}
      />
      <p className="row">
        <a className="button" href={`/report/receipt/${version.id}/pdf`} download>
          {say('pdf')}
        </a>
        <PrintButton label={say('print')} />
        <a className="target" href="/">
          {say('home')}
        </a>
      </p>
      <p className="hint">{say('address')}</p>
    </div>
  )
}

/** What has happened to the version since, or what happens next. */
async function State({ sent }: { sent: Sent }) {
  const say = await getTranslations('report.sent')
  const { version, openReport } = sent
  const { latest, official, circumstances, refusal } = openReport
  const canEdit = !refusal && latest?.id === version.id && version.state !== 'confirmed' && !official
  return (
    <>
      {latest && latest.id !== version.id && (
        <Notice kind="warning">
          <p>{say('newer', { number: latest.number })}</p>
          <a href={`/report/receipt/${latest.id}`}>{say('newest')}</a>
        </Notice>
      )}
      <Notice kind={version.state === 'returned' ? 'warning' : 'status'}>
        <p>{await stateOfSent(sent)}</p>
        {canEdit && <a href={`${addressOf(circumstances)}?edit=1`}>{say('again')}</a>}
      </Notice>
      {official && official.id !== version.id && <Differences from={official} to={version} />}
    </>
  )
}
