import type { Locale } from '@/core/locale'
import type { TaskRow } from '@/db/report/tasks'
import { nameOfPeriod } from './period'

type Of = Pick<TaskRow, 'periodKind' | 'periodName' | 'periodStartsOn'>

/** The period that a row of a task is about, in words. */
export const periodOf = ({ periodKind: kind, periodName: name, periodStartsOn: startsOn }: Of, locale: Locale) =>
  kind && startsOn ? nameOfPeriod({ kind, name, startsOn }, locale) : ''
