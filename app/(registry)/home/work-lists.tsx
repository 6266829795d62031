import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { hrefWith } from '@/app/screen/params'
import type { Task } from '@/components/task-list'
import { formatCount, formatDate } from '@/core/locale'
import type { WorkList } from '@/db/report/work-lists'
import { Tasks } from './tasks'

/** Enterprises where a Party organisation may be founded: each count links to the list of enterprises that it counts. */
export async function WorkLists({ lists }: { lists: WorkList[] }) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('home')])
  const taskOf = ({ code, chosen, sort, least, count, surveyedOn }: WorkList): Task => {
    const values = { least: formatCount(least, locale), day: surveyedOn ? formatDate(surveyedOn, locale) : '' }
    const words = code === 'members' && count === 0 ? 'members-none' : code
    const label = say(`founding-of.${words}`, values)
    if (count === 0) return { label, detail: say('nothing') }
    const href = hrefWith('/enterprises', { ...chosen, sort }, {})
    return { label, href, state: formatCount(count, locale), tone: 'todo' }
  }
  return <Tasks id="founding" also={lists.filter(({ code, count }) => code !== 'survey' || count > 0).map(taskOf)} />
}
