import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, isUuid, paramsIn } from '@/app/screen/params'
import { withActor } from '@/db/door/actor'
import { labels } from '@/db/member-report/entry'
import { findOrganisation } from '@/db/organisation/queries'
import { findPeriod } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { type Counting, countingRows, lines } from '@/db/report/sums'

/** One row per organisation of the sum. Without a report the numbers are empty, not 0. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const [{ id }, asked, actor, locale, say] = await Promise.all([
    params,
    paramsIn(request),
    currentActor(),
    currentLocale(),
    getTranslations('organisation-reports'),
  ])
  const periodId = asked.period ?? ''
  if (!isUuid(id) || !isUuid(periodId)) notFound()
  const found = await withActor(actor, async (db) => {
    const [organisation, period] = await Promise.all([findOrganisation(db, id), findPeriod(db, periodId)])
    return organisation && period && { organisation, period }
  })
  if (!found) notFound()
  const period = nameOfPeriod(found.period, locale)
  return exportOf({
    record: 'member_report',
    title: `${say('title')} ${found.organisation.name} ${period}`,
    params: asked,
    asked: askedIn(asked, 'name'),
    also: [
      { name: 'branchName', label: say('branch'), kind: 'text' },
      { name: 'name', label: say('organisation'), kind: 'text' },
      { name: 'standing', label: say('standing'), kind: 'text' },
      ...lines.map((line) => ({ name: line, label: labels[line][locale], kind: 'count' as const })),
    ],
    rows: countingRows(id, periodId),
    lineOf: (row) => ({ ...row, standing: say(`standing-of.${(row as Counting).standing}`) }),
    filter: `${found.organisation.name}; ${period}`,
  })
}
