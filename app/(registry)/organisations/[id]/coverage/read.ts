import { notFound } from 'next/navigation'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { findWithdrawal } from '@/db/act/withdraw'
import { findCoverage } from '@/db/coverage/queries'
import { coverages } from '@/db/coverage/record'
import { findOrganisation } from '@/db/organisation/queries'
import { nameKey, namesOf } from '@/db/records'

/** Reads a coverage with the name of the enterprise; 404 if the user may not change it. */
export async function readCoverage(params: Promise<{ id: string; coverageId: string }>) {
  const [{ id, coverageId }, locale] = await Promise.all([params, currentLocale()])
  if (!isUuid(coverageId)) notFound()
  return readRecord(id, async (db) => {
    const [organisation, coverage] = await Promise.all([findOrganisation(db, id), findCoverage(db, coverageId)])
    if (!organisation || coverage?.organisationId !== organisation.id || !coverage.canEdit || coverage.retiredOn)
      return null
    const named = { code: 'enterprise', id: coverage.enterpriseId }
    const names = await namesOf(db, [named], locale, 'referredName')
    const withdrawal = await findWithdrawal(db, coverages, coverageId, locale)
    return { organisation, coverage, withdrawal, enterpriseName: names[nameKey(named)] ?? '' }
  })
}
