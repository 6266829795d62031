import { flowLines } from '@/core/member-report/lines'
import 'server-only'
import { getTranslations } from 'next-intl/server'
import { reasonInWords } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { formatDate, formatDateTime, type Locale } from '@/core/locale'
import { signatureInWords } from '@/db/assignment/offices'
import type { Db } from '@/db/door/actor'
import { receiptCode } from '@/db/member-report/code'
import { listCounterparts } from '@/db/member-report/counterparts'
import { listSplit } from '@/db/member-report/offered'
import { findVersion, type Version } from '@/db/member-report/queries'
import { listSignatures } from '@/db/member-report/signatures'
import { findConfirmBy, findOpenReport } from '@/db/report/open-report'
import { linesOf } from './lines'

/** A sent version with everything that its receipt shows; null if RLS hides it. */
export async function findSent(db: Db, versionId: string, locale: Locale) {
  const version = await findVersion(db, versionId)
  const openReport = version && (await findOpenReport(db, version))
  if (!version || !openReport) return null
  const [confirmBy, elsewhere, signatures, split] = await Promise.all([
    findConfirmBy(db, version.id),
    listCounterparts(db, version.periodId, idsIn(version)),
    listSignatures(db, version.reportId, locale),
    listSplit(db, version.organisationId, openReport.circumstances.endsOn, version.id),
  ])
  const signature = signatures.find((one) => one.versionId === version.id)
  return { version, openReport, confirmBy, elsewhere, signature, split: [...split] }
}

const idsIn = ({ transfers }: Version) => transfers.map(({ organisationId }) => organisationId)

export type Sent = NonNullable<Awaited<ReturnType<typeof findSent>>>

export const sentLines = ({ version, openReport, elsewhere, split }: Sent) =>
  linesOf({
    counts: version,
    split: version.split,
    transfers: version.transfers,
    enterprises: split.map(({ enterpriseId, name }) => ({ id: enterpriseId, name })),
    elsewhere,
    flow: flowLines.some((line) => version[line] !== 0),
    isSent: true,
    yearly: openReport.circumstances.asksYearly,
  })

/** The facts about a sent version that stand above its figures, on the page and on the paper. */
export async function aboutSent({ version, openReport, signature }: Sent) {
  const [say, locale] = await Promise.all([getTranslations('report.sent'), currentLocale()])
  const at = [formatDateTime(version.submittedAt, locale), version.isLate && say('late')]
  const joined = (parts: (string | false | null)[]) => parts.filter(Boolean).join(' – ')
  const { sender, onBehalfOf } = signature ?? {}
  return {
    code: { label: say('code'), value: receiptCode(version.sha256) },
    facts: [
      { label: say('by'), value: sender ? signatureInWords(sender, locale) : '' },
      { label: say('for'), value: onBehalfOf ?? '' },
      { label: say('at'), value: joined(at) },
      { label: say('cut-off'), value: formatDate(openReport.circumstances.cutOffOn, locale) },
      { label: say('final'), value: say(version.isFinal === false ? 'is-final.no' : 'is-final.yes') },
      { label: say('number'), value: String(version.number) },
      { label: say('why'), value: version.correctsId ? reasonInWords(version.correctionReason ?? '', locale) : '' },
    ].filter(({ value }) => value !== ''),
    integrity: { label: say('integrity'), value: version.sha256 },
  }
}

/** What became of the version, in a sentence. */
export async function stateOfSent({ version, confirmBy }: Sent): Promise<string> {
  const [say, locale] = await Promise.all([getTranslations('report.sent'), currentLocale()])
  const at = version.decidedAt ? formatDateTime(version.decidedAt, locale) : ''
  return {
    submitted: say('by-day', { day: formatDate(confirmBy, locale) }),
    confirmed: say('confirmed', { at }),
    returned: say('returned', { at, reason: version.returnReason ?? '' }),
  }[version.state]
}
