import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { withActor } from '@/db/door/actor'
import { nameInSentence } from '@/db/period/words'
import {
  findLastEndedPeriod,
  isDated,
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
      { name: 'unitName', label: say('rows.unit'), kind: 'text' },
      ...(isPeriodic(code) ? [{ name: 'period', label: say('rows.period'), kind: 'text' as const }] : []),
      ...(isDated(code) ? [{ name: 'on', label: say(`rows.on.${code}`), kind: 'date' as const }] : []),
    ],
    rows: taskRows(code),
    lineOf: (row) => ({ ...row, period: periodOf(row as unknown as TaskRow, locale) }),
    filter: title,
  })
}
