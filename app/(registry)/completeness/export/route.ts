import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { filterInWords } from '@/app/screen/filter-words'
import { paramsIn } from '@/app/screen/params'
import { withActor } from '@/db/door/actor'
import { matrixRows } from '@/db/member-report/matrix'
import { standings } from '@/db/member-report/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'
import { choosePeriod, columnsFrom } from '../periods'

/** Exports the matrix: organisations by periods, with states in words. */
export async function GET(request: Request) {
  const params = paramsIn(request)
  const [actor, locale, say, words] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('completeness'),
    getTranslations('member-reports'),
  ])
  const { all, units } = await withActor(actor, async (db) => ({
    all: (await listBegunPeriods(db)).filter(({ asksMembers }) => asksMembers),
    units: [...(await listUnitChoices(db))],
  }))
  const chosen = choosePeriod(all, params, [])
  if (!chosen) return new Response(null, { status: 404 })
  const columns = columnsFrom(all, chosen)
  const asked = { ...askedOf(params), sort: '', descending: false, periodId: chosen.id, locale }
  const periods = all.map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))
  const kinds = [{ value: chosen.kind, label: say(`kinds.${chosen.kind}`) }]
  const states = Object.fromEntries(standings.map((standing) => [standing, words(standing)]))
  return exportOf({
    record: 'member_report',
    title: say('title'),
    params,
    asked,
    also: [
      { name: 'unitName', label: say('park'), kind: 'text' },
      { name: 'name', label: say('organisation'), kind: 'text' },
      ...columns.map((period, at) => ({ name: `p${at}`, label: nameOfPeriod(period, locale), kind: 'text' as const })),
    ],
    rows: matrixRows(
      asked,
      columns.map(({ id }) => id),
      { ...states, late: words('is-late') },
    ),
    filter: (db) =>
      filterInWords(db, { ...params, period: chosen.id }, filtersOf({ periods, kinds, units }, say), locale),
  })
}
