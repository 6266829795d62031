import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { type Task, TaskList } from '@/components/task-list'
import { formatCount } from '@/core/locale'
import type { TaskCode } from '@/db/report/tasks'

type Props = {
  id: 'below' | 'cycle' | 'officer' | 'founding' | 'administrator' | 'leader-tasks'
  counts?: { code: TaskCode; count: number }[]
  /** The period of the tasks about reports. */
  period?: string
  /** More specific tasks that replace the task of a code. */
  instead?: Partial<Record<TaskCode, Task[]>>
  also?: Task[]
}

/** Counts of open tasks; each links to the rows that it counts. Finished ones are last and plain. */
export async function Tasks({ id, counts = [], period = '', instead = {}, also = [] }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('home')])
  const waiting = counts.filter(({ count }) => count > 0)
  const done = counts.filter(({ count }) => count === 0)
  return (
    <section className="block" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{say(id)}</h2>
      </div>
      <TaskList
        none={say('none')}
        tasks={[
          ...waiting.flatMap(
            ({ code, count }) =>
              instead[code] ?? {
                href: `/tasks/${code}`,
                label: say(`task.${code}`, { period }),
                state: formatCount(count, locale),
                tone: 'todo' as const,
              },
          ),
          ...also,
          ...done.map(({ code }) => ({ label: say(`task.${code}`, { period }), detail: say('nothing') })),
        ]}
      />
    </section>
  )
}
