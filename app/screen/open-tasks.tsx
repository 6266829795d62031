import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/link.client'
import { SomeFirst } from '@/components/record/some-first'
import { formatDate } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { OpenTask } from '@/db/report/open-tasks'
import { currentLocale } from '../request/session'

/** Where the act of a task is. */
function hrefOf({ code, id, of, period }: OpenTask): string {
  if (code === 'tax-code') return `/enterprises/${id}/edit?section=identity`
  if (code === 'correction-open') return `/correction-requests/${of}`
  if (code === 'term-expired') return `/people/${of}`
  if (code === 'no-decision') return `/organisations/${id}/decision`
  if (code === 'no-secretary') return `/organisations/${id}/change-of-secretary`
  return `/organisations/${id}/reports?period=${period?.id ?? ''}`
}

/** What waits at a record, each with the place of its act for those who may act. `own`: the record of the page. */
export async function OpenTasks({ tasks, own, mayAct }: { tasks: OpenTask[]; own: string; mayAct: boolean }) {
  const [say, locale] = [await getTranslations('record'), await currentLocale()]
  return (
    <section className="block" aria-labelledby="tasks">
      <div className="block-head">
        <h2 id="tasks">{say('tasks')}</h2>
      </div>
      {tasks.length === 0 ? (
        <p className="muted">{say('no-tasks')}</p>
      ) : (
        <SomeFirst items={tasks} first={4} more={(count) => say('more-tasks', { count })}>
          {(some) => (
            <ul className="record-lines">
              {some.map((task) => {
                const { code, id, of, name, due, since, period } = task
                const label = say(`task.${code}`, { period: period ? nameInSentence(period, locale) : '' })
                const meta = [
                  id === own && code !== 'term-expired' ? '' : name,
                  due && say('due', { day: formatDate(due, locale) }),
                  since && say('since', { day: formatDate(since, locale) }),
                ]
                const reads = code.startsWith('report-') || code === 'term-expired'
                return (
                  <li key={`${code} ${id} ${of} ${period?.id}`}>
                    {mayAct || reads ? <Link href={hrefOf(task)}>{label}</Link> : label}
                    <span className="meta">{meta.filter(Boolean).join(' · ')}</span>
                  </li>
                )
              })}
            </ul>
          )}
        </SomeFirst>
      )}
    </section>
  )
}
