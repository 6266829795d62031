import 'server-only'
import { daysBetween, today } from '@/core/date'
import type { Db } from '@/db/door/actor'
import { listBegunPeriods, type PeriodRow } from '@/db/period/queries'
import type { Recipient } from '@/db/report/missing'
import { uuidIn } from './filters'
import type { Params } from './params'

/** The page of missing reports. */
export const missingPath = '/completeness/missing'

export type Chosen = { periods: PeriodRow[]; period: PeriodRow }

/**
 * The period of the URL; else the latest that takes reports, or the latest. Null without a period that asks for
 * members.
 */
export const findPeriods = async (db: Db, params: Params): Promise<Chosen | null> =>
  choosePeriod(await listBegunPeriods(db), params)

export function choosePeriod(begun: Iterable<PeriodRow>, params: Params): Chosen | null {
  const periods = [...begun].filter(({ asksMembers }) => asksMembers)
  const period = periods.find(({ id }) => id === uuidIn(params.period)) ?? periods.find(isOpen) ?? periods[0]
  return period ? { periods, period } : null
}

/**
 * The days until the due date. `isFar`: the first automatic reminder is still ahead, so that a reminder is the exception
 * and nobody is chosen beforehand.
 */
export function distanceOf({ dueOn }: PeriodRow, reminderDays: number[]) {
  const daysLeft = daysBetween(today(), dueOn)
  return { daysLeft, isFar: daysLeft > -Math.min(0, ...reminderDays) }
}

/** How many organisations these recipients report for. */
export const countReached = (recipients: Iterable<Recipient>): number =>
  new Set([...recipients].map(({ report }) => report.organisationId)).size

export const isOpen = ({ opensOn, lockedAt }: PeriodRow) => opensOn <= today() && !lockedAt
