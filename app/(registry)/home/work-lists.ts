import 'server-only'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { hrefWith } from '@/app/screen/params'
import { formatCount, formatDate } from '@/core/locale'
import type { WorkList } from '@/db/report/work-lists'
import type { Item } from './what-waits'

/** Enterprises where a Party organisation may be founded: each count links to the list of enterprises that it counts. */
export async function workItems(lists: WorkList[]): Promise<Item[]> {
  const [locale, say] = [await currentLocale(), await getTranslations('home')]
  return lists
    .filter(({ code, count }) => code !== 'survey' || count > 0)
    .map(({ code, chosen, sort, least, count, surveyedOn }) => {
      const values = { least: formatCount(least, locale), day: surveyedOn ? formatDate(surveyedOn, locale) : '' }
      const label = say(`founding-of.${code === 'members' && count === 0 ? 'members-none' : code}`, values)
      return count === 0
        ? { kind: 'founding', label }
        : { kind: 'founding', label, count, href: hrefWith('/enterprises', { ...chosen, sort }, {}) }
    })
}
