import 'server-only'
import type { Db } from '@/db/door/actor'
import { findVersion, listReporters, listSplit } from '@/db/member-report/queries'
import { findConfirmBy, findDesk, listCounterparts } from '@/db/report/desk'
import { linesOf } from './lines'

/** A version that was sent, and everything its receipt says; null when it is out of sight. */
export async function findSent(db: Db, versionId: string) {
  const version = await findVersion(db, versionId)
  const desk = version && (await findDesk(db, version))
  if (!version || !desk) return null
  const [confirmBy, elsewhere, reporters, split] = await Promise.all([
    findConfirmBy(db, version.submittedAt),
    listCounterparts(db, version.periodId),
    listReporters(db, version.organisationId),
    listSplit(db, version.organisationId, desk.circumstances.endsOn, version.id),
  ])
  return { version, desk, confirmBy, elsewhere: [...elsewhere], reporters: [...reporters], split: [...split] }
}

export type Sent = NonNullable<Awaited<ReturnType<typeof findSent>>>

export const sentLines = ({ version, desk, elsewhere, split }: Sent) =>
  linesOf({
    counts: version,
    split: version.split,
    transfers: version.transfers,
    enterprises: split.map(({ enterpriseId, name }) => ({ id: enterpriseId, name })),
    elsewhere,
    flow: true,
    yearly: desk.circumstances.asksYearly,
  })

/** "Mã tiếp nhận": the beginning of the hash of what was sent, to be read out over the telephone. */
export const receiptCode = (sha256: string) =>
  sha256
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-')
