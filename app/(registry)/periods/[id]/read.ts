import 'server-only'
import type { Locale } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import { findReasonOf } from '@/db/audit/queries'
import type { Db } from '@/db/door/actor'
import { listMissingFigures } from '@/db/enterprise-figures/queries'
import { listRows } from '@/db/lists'
import { listDelegates } from '@/db/lock-delegation/queries'
import { findCompleteness } from '@/db/member-report/queries'
import { findPeriod, listMissingAtLock } from '@/db/period/queries'
import { everything } from '@/db/record/listing'
import { reopeningList } from '@/db/reopening/list'
import { reopening } from '@/db/reopening/record'
import { listMissingSinceLock } from '@/db/report/missing'

/** Reads all content of the page of a period, or null. */
export async function gather(db: Db, id: string, isStaff: boolean, locale: Locale) {
  const period = await findPeriod(db, id)
  if (!period) return null
  const [counted, enterprises, reason, missing, sinceLock, reopenings, delegates, asks] = await Promise.all([
    findCompleteness(db, id),
    isStaff && period.asksFigures ? listMissingFigures(db, id) : [],
    period.lockedAt ? findReasonOf(db, 'lock', 'period', id) : null,
    period.lockedAt ? listMissingAtLock(db, id) : [],
    period.lockedAt ? listMissingSinceLock(db, id) : [],
    isStaff ? listRows(db, reopeningList, { ...everything, chosen: { period: id }, locale }) : { rows: [], total: 0 },
    isStaff && !period.lockedAt ? listDelegates(db) : [],
    mayRegister(db, reopening),
  ])
  return {
    period,
    isStaff,
    counted,
    withoutFigures: [...enterprises].length,
    reason,
    missing: [...missing],
    sinceLock: [...sinceLock],
    reopenings,
    delegates: [...delegates],
    asks,
  }
}

export type Read = NonNullable<Awaited<ReturnType<typeof gather>>>
