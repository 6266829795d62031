import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, isUuid, paramsIn } from '@/app/screen/params'
import { type Db, withActor } from '@/db/door/actor'
import { findOrganisation } from '@/db/organisation/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { reconcileBelow } from '@/db/report/transfers'
import { type Chosen, choicesOf, readSum, readYearBefore } from '../chosen'
import { fileOf, isYearly, nameOfChosen, titleOf } from '../words'

async function readBoth(db: Db, id: string, chosen: Chosen, choices: Chosen[]) {
  const { id: periodId, endsOn } = chosen.last
  const [sum, before, transit] = await Promise.all([
    readSum(db, id, chosen),
    readYearBefore(db, id, chosen, choices),
    reconcileBelow(db, { organisationId: id, periodId, endsOn }),
  ])
  return { sum, before, transit }
}

/** One row per organisation of the sum, then the sum; what it rests on, and its check. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const [{ id }, asked, actor, locale, say] = await Promise.all([
    params,
    paramsIn(request),
    currentActor(),
    currentLocale(),
    getTranslations('organisation-reports'),
  ])
  if (!isUuid(id)) notFound()
  const { organisation, choices } = await withActor(actor, async (db) => {
    const [organisation, periods] = await Promise.all([findOrganisation(db, id), listBegunPeriods(db)])
    return { organisation, choices: choicesOf([...periods].filter(({ asksMembers }) => asksMembers)) }
  })
  const chosen = choices.find(({ value }) => value === asked.period)
  if (!organisation || !chosen) notFound()
  const period = nameOfChosen(chosen, locale)
  const { columns, madeOf, parts, grades } = fileOf(chosen, { say, locale })
  let read: ReturnType<typeof readBoth> | undefined
  const readOnce = (db: Db) => {
    read ??= readBoth(db, id, chosen, choices)
    return read
  }
  return exportOf({
    record: 'member_report',
    title: `${titleOf(chosen, { say, locale })} – ${organisation.name}`,
    sheet: say('sheet'),
    params: asked,
    asked: { ...askedIn(asked, 'name'), validOn: chosen.last.endsOn },
    also: columns,
    rows: async (db) => madeOf((await readOnce(db)).sum),
    others: [
      {
        name: say('parts'),
        columns: parts.columns,
        rows: async (db) => {
          const { sum, before, transit } = await readOnce(db)
          return parts.rowsOf(sum, before, transit)
        },
      },
      ...(isYearly(chosen)
        ? [
            {
              name: say('grade'),
              columns: grades.columns,
              rows: async (db: Db) => grades.rowsOf((await readOnce(db)).sum),
            },
          ]
        : []),
    ],
    filter: organisation.name,
    period,
  })
}
