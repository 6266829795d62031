import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { type Waiting, WaitingList } from '@/components/waiting-list'
import { daysBetween, today } from '@/core/date'
import { formatCount, formatDate, inSentence } from '@/core/locale'
import type { TaskCode, TaskCount } from '@/db/report/tasks'

/** Tasks of the lists of the home page that are not counted by a code. */
type Other = 'remind' | 'founding' | 'setting' | 'administrator'
type Kind = TaskCode | Other
type Whom = 'me' | 'reporters' | 'receivers'
/** Whom a task waits for; what the day of its first row says; and the words of its act. */
const kinds: Record<Kind, { for: Whom; day?: 'due' | 'since'; act: string }> = {
  'nobody-reports': { for: 'me', act: 'complete' },
  'report-waiting': { for: 'me', day: 'since', act: 'confirm' },
  'report-returned': { for: 'reporters', day: 'since', act: 'look' },
  'report-late': { for: 'reporters', day: 'due', act: 'look' },
  'closing-owed': { for: 'reporters', day: 'since', act: 'look' },
  'correction-open': { for: 'me', day: 'since', act: 'answer' },
  'transfer-overdue': { for: 'me', day: 'due', act: 'match' },
  'event-members': { for: 'me', day: 'since', act: 'count' },
  'report-missing': { for: 'reporters', day: 'due', act: 'follow' },
  'split-missing': { for: 'reporters', day: 'due', act: 'look' },
  'reopening-answered': { for: 'me', day: 'since', act: 'look' },
  'no-secretary': { for: 'me', act: 'complete' },
  'term-expired': { for: 'me', day: 'due', act: 'complete' },
  'no-decision': { for: 'me', day: 'since', act: 'complete' },
  'tax-code': { for: 'me', act: 'complete' },
  'sheet-pending': { for: 'receivers', act: 'look' },
  'no-account': { for: 'me', act: 'account' },
  'no-assignment': { for: 'me', act: 'assign' },
  'rule-unconfirmed': { for: 'me', act: 'compare' },
  'reopening-waiting': { for: 'me', day: 'since', act: 'decide' },
  'period-past-due': { for: 'me', day: 'due', act: 'lock' },
  remind: { for: 'reporters', day: 'due', act: 'remind' },
  founding: { for: 'me', act: 'review' },
  setting: { for: 'me', act: 'set' },
  administrator: { for: 'me', act: 'decide' },
} as const

/** A task before it is put into words. Without `href` nothing waits there. */
export type Item = { kind: Kind; href?: string; label: string; count?: number; day?: string | null }

/** Counted tasks. `instead`: more specific ones; `dueOn`: of the period of the tasks about missing reports. */
export async function itemsOf(
  counts: TaskCount[],
  {
    period,
    dueOn,
    instead = {},
  }: { period: string; dueOn?: string | undefined; instead?: Partial<Record<TaskCode, Item[]>> },
): Promise<Item[]> {
  const say = await getTranslations('home')
  const ofPeriod: TaskCode[] = ['report-missing', 'split-missing']
  return counts.flatMap(({ code, count, first }): Item[] => {
    const label = say(`task.${code}`, { period })
    if (count === 0) return [{ kind: code, label }]
    const day = ofPeriod.includes(code) ? (dueOn ?? null) : first
    return instead[code]?.map((one) => ({ day, ...one })) ?? [{ kind: code, href: `/tasks/${code}`, label, count, day }]
  })
}

/** What waits, by due date; what has none by how long it waits. Where nothing waits takes one line. */
export async function WhatWaits({ items }: { items: Item[] }) {
  const [say, locale] = [await getTranslations('home'), await currentLocale()]
  const now = today()
  const waiting = items.flatMap(({ href, ...item }) => (href ? [{ href, ...item }] : []))
  const dueOf = ({ kind, day }: Item) => (kinds[kind].day === 'due' && day ? day : undefined)
  const sinceOf = ({ kind, day }: Item) => (kinds[kind].day === 'since' && day ? day : undefined)
  const ordered = waiting.toSorted((one, other) =>
    [dueOf(one) ?? '9', sinceOf(one) ?? '9'].join().localeCompare([dueOf(other) ?? '9', sinceOf(other) ?? '9'].join()),
  )
  const groups = {
    over: ordered.filter((item) => (dueOf(item) ?? now) < now),
    ahead: ordered.filter((item) => (dueOf(item) ?? '') >= now),
    open: ordered.filter((item) => !dueOf(item)),
  }
  const isOnly = groups.open.length === waiting.length
  const empty = items.filter(({ href }) => !href).map(({ label }) => inSentence(label))
  return (
    <>
      {waiting.length === 0 && empty.length > 1 && <p>{say('none')}</p>}
      {(['over', 'ahead', 'open'] as const).map(
        (group) =>
          groups[group].length > 0 && (
            <section key={group} className="block" aria-labelledby={`waits-${group}`}>
              <div className="block-head">
                <h2 id={`waits-${group}`}>{say(`waits.${isOnly ? 'only' : group}`)}</h2>
              </div>
              <WaitingList tasks={groups[group].map(inWords)} />
            </section>
          ),
      )}
      {empty.length > 0 && <p className="muted waits-none">{say('waits.nothing', { where: empty.join('; ') })}</p>}
    </>
  )

  function inWords(item: Item & { href: string }): Waiting {
    const { kind, href, label, count } = item
    const [due, since] = [dueOf(item), sinceOf(item)]
    const days = due ? daysBetween(now, due) : 0
    const distance = days < 0 ? 'over-by' : days === 0 ? 'today' : 'in'
    return {
      href,
      label,
      count: count === undefined ? undefined : formatCount(count, locale),
      due: due
        ? {
            day: formatDate(due, locale),
            distance: say(`waits.${distance}`, { count: Math.abs(days) }),
            isOver: days < 0,
          }
        : undefined,
      who: say(`waits.for.${kinds[kind].for}`),
      since: since && say('waits.since', { day: formatDate(since, locale) }),
      act: say(`waits.act.${kinds[kind].act as 'look'}`),
    }
  }
}
