import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, isUuid, paramsIn } from '@/app/screen/params'
import { withActor } from '@/db/door/actor'
import { findOrganisation } from '@/db/organisation/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { choicesOf, readSum, readYearBefore } from '../chosen'
import { fileOf, nameOfChosen } from '../words'

/** One row per organisation of the sum, then the sum, what it rests on, and its check. */
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
  const { columns, rowsOf } = fileOf(chosen, { say, locale })
  return exportOf({
    record: 'member_report',
    title: `${say('summed', { period })} – ${organisation.name}`,
    sheet: say('sheet'),
    params: asked,
    asked: { ...askedIn(asked, 'name'), validOn: chosen.last.endsOn },
    also: columns,
    rows: async (db) => rowsOf(await readSum(db, id, chosen), await readYearBefore(db, id, chosen, choices)),
    filter: `${organisation.name}; ${period}`,
  })
}
