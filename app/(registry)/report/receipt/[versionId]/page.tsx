import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { readRecord } from '@/app/screen/record'
import { PrintButton } from '@/components/print-button.client'
import { Facts } from '@/components/record/facts'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate, formatDateTime } from '@/core/locale'
import { nameOfPeriod } from '@/db/period/words'
import { Differences } from '../../differences'
import { addressOf } from '../../draft'
import { findSent, receiptCode, type Sent, sentLines } from '../../sent'

type Props = { params: Promise<{ versionId: string }> }

/** "Đã gửi báo cáo": the receipt of a version, at a permanent URL. */
export default async function ReceiptPage({ params }: Props) {
  const { versionId } = await params
  const [sent, say, locale, form] = await Promise.all([
    readRecord(versionId, (db) => findSent(db, versionId)),
    getTranslations('report.sent'),
    currentLocale(),
    getTranslations('form'),
  ])
  const { version, openReport, reporters } = sent
  const { name, periodName } = openReport.circumstances
  const period = nameOfPeriod({ ...openReport.circumstances, name: periodName }, locale)
  const behalf = reporters.find(({ value }) => value === version.onBehalfOf)?.label
  const lines = await sentLines(sent)
  return (
    <>
      <PageTitle title={say('title')} detail={<p>{say('of', { period, organisation: name })}</p>} />
      <State sent={sent} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'receipt',
            title: say('about'),
            facts: [
              { label: say('code'), value: <strong className="code">{receiptCode(version.sha256)}</strong> },
              {
                label: say('at'),
                value: (
                  <>
                    {formatDateTime(version.submittedAt, locale)}{' '}
                    {version.isLate && <Tag tone="warn">{say('late')}</Tag>}
                  </>
                ),
              },
              {
                label: say('cut-off'),
                value: [formatDate(openReport.circumstances.cutOffOn, locale), version.isFinal && say('final')]
                  .filter(Boolean)
                  .join(' – '),
              },
              { label: say('number'), value: String(version.number) },
              ...(behalf ? [{ label: say('for'), value: behalf }] : []),
            ],
          },
          {
            id: 'summary',
            title: say('summary'),
            facts: [
              ...lines.map(({ label, value }) => ({ label, value })),
              ...(version.note ? [{ label: (await getTranslations('report'))('note'), value: version.note }] : []),
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
    </>
  )
}

/** What has happened to the version since, or what happens next. */
async function State({ sent: { version, openReport, confirmBy } }: { sent: Sent }) {
  const [say, locale] = await Promise.all([getTranslations('report.sent'), currentLocale()])
  const { latest, official, circumstances, refusal } = openReport
  const at = version.decidedAt ? formatDateTime(version.decidedAt, locale) : ''
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
        {version.state === 'submitted' && <p>{say('by-day', { day: formatDate(confirmBy, locale) })}</p>}
        {version.state === 'confirmed' && <p>{say('confirmed', { at })}</p>}
        {version.state === 'returned' && <p>{say('returned', { at, reason: version.returnReason ?? '' })}</p>}
        {canEdit && <a href={`${addressOf(circumstances)}?edit=1`}>{say('again')}</a>}
      </Notice>
      {official && official.id !== version.id && <Differences from={official} to={version} />}
    </>
  )
}
