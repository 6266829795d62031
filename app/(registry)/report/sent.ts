import 'server-only'
import type { Db } from '@/db/door/actor'
import { findVersion, listReporters, listSplit } from '@/db/member-report/queries'
import { findConfirmBy, findOpenReport, listCounterparts } from '@/db/report/open-report'
import { linesOf } from './lines'

/** A sent version with everything that its receipt shows; null if RLS hides it. */
export async function findSent(db: Db, versionId: string) {
  const version = await findVersion(db, versionId)
  const openReport = version && (await findOpenReport(db, version))
  if (!version || !openReport) return null
  const [confirmBy, elsewhere, reporters, split] = await Promise.all([
    findConfirmBy(db, version.id),
    listCounterparts(db, version.periodId),
    listReporters(db, version.organisationId),
    listSplit(db, version.organisationId, openReport.circumstances.endsOn, version.id),
  ])
  return { version, openReport, confirmBy, elsewhere: [...elsewhere], reporters: [...reporters], split: [...split] }
}

export type Sent = NonNullable<Awaited<ReturnType<typeof findSent>>>

export const sentLines = ({ version, openReport, elsewhere, split }: Sent) =>
  linesOf({
    counts: version,
    split: version.split,
    transfers: version.transfers,
    enterprises: split.map(({ enterpriseId, name }) => ({ id: enterpriseId, name })),
    elsewhere,
    flow: true,
    yearly: openReport.circumstances.asksYearly,
  })

/** "Mã tiếp nhận": the beginning of the hash of the version, short enough to read out on the telephone. */
export const receiptCode = (sha256: string) =>
  sha256
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
