import 'server-only'
import { uuidIn } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { listCells, listPlaces, listWaitingPeriods, type Place, readMatrix } from '@/db/member-report/matrix'
import { findReport } from '@/db/member-report/queries'
import { findReview } from '@/db/member-report/review'
import { listOrganisationNames } from '@/db/organisation/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf } from './filters'
import { choosePeriod, columnsFrom } from './periods'

/** The value of `report` in the URL that stands for the first waiting report. */
export const firstWaiting = 'next'

/** Reads all content of the page in one snapshot. Null before the first period has begun. */
export async function readScreen(db: Db, params: Params, locale: Locale) {
  const periods = (await listBegunPeriods(db)).filter(({ asksMembers }) => asksMembers)
  const waiting = await listWaitingPeriods(db)
  const opened = uuidIn(params.report)
  const named = opened ? await findReport(db, opened) : null
  const waitingIn = waiting.map(({ periodId }) => periodId)
  const chosen = choosePeriod(periods, params, waitingIn, named?.periodId)
  if (!chosen) return null

  const columns = columnsFrom(periods, chosen)
  const asked = { ...askedOf(params), periodId: chosen.id, locale }
  const { counted, outside, plain, ...list } = await readMatrix(db, asked)
  // The order of all reports is for the way from one to the next.
  const opens = named !== null || params.report === firstWaiting
  const [cells, units, places] = await Promise.all([
    listCells(
      db,
      list.rows.map(({ organisationId }) => organisationId),
      columns.slice(1).map(({ id }) => id),
    ),
    listUnitChoices(db),
    opens ? listPlaces(db, asked) : [],
  ])
  const at = params.report === firstWaiting ? (nextWaiting(places) ?? firstHeld(places)) : named?.id
  return {
    periods,
    chosen,
    columns,
    asked,
    list,
    cells,
    counted,
    outside,
    units: [...units],
    places,
    plain,
    review: at ? await findReview(db, at, locale) : null,
    decided: await nameOf(db, params.of),
    elsewhere: waiting.filter(({ periodId, isHeld }) => periodId !== chosen.id && !isHeld),
  }
}

export type Screen = NonNullable<Awaited<ReturnType<typeof readScreen>>>

async function nameOf(db: Db, reportId: string | undefined): Promise<string> {
  const report = uuidIn(reportId) ? await findReport(db, reportId ?? '') : null
  const [name] = report ? await listOrganisationNames(db, [report.organisationId]) : []
  return name?.label ?? ''
}

/** The next waiting report after a report; after the last one it continues with the first. */
export function nextWaiting(places: Place[], after?: string): string | undefined {
  const at = places.findIndex(({ id }) => id === after) + 1
  return [...places.slice(at), ...places.slice(0, at)].find(({ id, waits }) => waits && id !== after)?.id
}

/** The first waiting report of a locked period, in which decisions are refused. */
export const firstHeld = (places: Place[]): string | undefined => places.find(({ isHeld }) => isHeld)?.id

/** The reports before and after a report in the filtered list. */
export function neighbours(places: Place[], id: string) {
  const at = places.findIndex((place) => place.id === id)
  return {
    before: at < 0 ? undefined : places.slice(0, at).findLast(({ isShown }) => isShown)?.id,
    after: places.slice(at + 1).find(({ isShown }) => isShown)?.id,
  }
}
