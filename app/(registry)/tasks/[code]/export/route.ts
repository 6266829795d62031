import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { withActor } from '@/db/door/actor'
import { nameInSentence } from '@/db/period/words'
import { vocabulary } from '@/db/record/vocabulary'
import { recordOf } from '@/db/records'
import {
  findLastEndedPeriod,
  isDated,
  isMixed,
  isOfPosition,
  isPeriodic,
  isTaskCode,
  periodOf,
  type TaskRow,
  taskRows,
} from '@/db/report/tasks'

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  const [{ code }, asked, actor, locale, say] = await Promise.all([
    params,
    paramsIn(request),
    currentActor(),
    currentLocale(),
    getTranslations('home'),
  ])
  if (!isTaskCode(code)) notFound()
  const period = await withActor(actor, findLastEndedPeriod)
  const title = say(`task.${code}`, { period: period ? nameInSentence(period, locale) : say('last-period') })
  return exportOf({
    record: 'task',
    title,
    params: asked,
    asked: askedIn(asked, 'name'),
    also: [
      { name: 'name', label: say('rows.name'), kind: 'text' },
      ...(isOfPosition(code) ? [{ name: 'position', label: say('rows.position'), kind: 'text' as const }] : []),
      { name: 'unitName', label: say('rows.unit'), kind: 'text' },
      ...(isPeriodic(code) ? [{ name: 'period', label: say('rows.period'), kind: 'text' as const }] : []),
      ...(isMixed(code) ? [{ name: 'record', label: say('rows.kind'), kind: 'text' as const }] : []),
      ...(isDated(code) ? [{ name: 'on', label: say(`rows.on.${code}`), kind: 'date' as const }] : []),
    ],
    rows: taskRows(code, locale),
    lineOf: (row) => lineOf(row as unknown as TaskRow),
    filter: title,
  })

  function lineOf(row: TaskRow) {
    const period = periodOf(row, locale)
    return {
      ...row,
      name: row.name || period,
      period,
      position: row.position && vocabulary.position[row.position][locale],
      record: recordOf(row.record)?.words.one[locale],
    }
  }
}
