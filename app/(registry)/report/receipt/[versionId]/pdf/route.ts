import { getTranslations } from 'next-intl/server'
import { pdfResponse } from '@/app/paper/pdf'
import { currentLocale } from '@/app/request/session'
import { readRecord } from '@/app/screen/record'
import { formatDate, formatDateTime } from '@/core/locale'
import { nameOfPeriod } from '@/db/period/words'
import { findSent, receiptCode, sentLines } from '../../../sent'

type Props = { params: Promise<{ versionId: string }> }

/** The receipt as a PDF. */
export async function GET(_: Request, { params }: Props) {
  const { versionId } = await params
  const [sent, say, report, locale] = await Promise.all([
    readRecord(versionId, (db) => findSent(db, versionId)),
    getTranslations('report.sent'),
    getTranslations('report'),
    currentLocale(),
  ])
  const { version, openReport, confirmBy } = sent
  const { name, periodName } = openReport.circumstances
  const code = receiptCode(version.sha256)
  const at = version.decidedAt ? formatDateTime(version.decidedAt, locale) : ''
  const state = {
    submitted: say('by-day', { day: formatDate(confirmBy, locale) }),
    confirmed: say('confirmed', { at }),
    returned: say('returned', { at, reason: version.returnReason ?? '' }),
  }[version.state]
  const lines = await sentLines(sent)
  return pdfResponse(
    {
      title: say('title'),
      about: [nameOfPeriod({ ...openReport.circumstances, name: periodName }, locale), name],
      lines: [
        { label: say('code'), value: code },
        { label: say('at'), value: formatDateTime(version.submittedAt, locale) },
        { label: say('number'), value: String(version.number) },
        { label: say('state'), value: state },
      ],
      tables: [
        { caption: say('summary'), heads: ['', say('members')], rows: lines.map(({ label, value }) => [label, value]) },
      ],
      notes: version.note ? [`${report('note')}: ${version.note}`] : [],
    },
    `bao-cao-${code}`,
  )
}
