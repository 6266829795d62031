import { getTranslations } from 'next-intl/server'
import { currentLocale, staffOnly } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { filterInWords } from '@/app/screen/filter-words'
import { paramsIn } from '@/app/screen/params'
import { nameOfPeriod } from '@/db/period/words'
import { transferRows, type UnderWay } from '@/db/report/transfers'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  await staffOnly()
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('transfers')])
  const asked = askedOf(params)
  return exportOf({
    record: 'transfer',
    title: say('title'),
    params,
    asked,
    also: [
      { name: 'fromName', label: say('from'), kind: 'text' },
      { name: 'toName', label: say('to'), kind: 'text' },
      { name: 'members', label: say('members'), kind: 'count' },
      { name: 'state', label: say('state'), kind: 'text' },
      { name: 'period', label: say('reported-in'), kind: 'text' },
      { name: 'since', label: say('since'), kind: 'date' },
      { name: 'dueOn', label: say('due'), kind: 'date' },
    ],
    rows: transferRows(asked),
    lineOf: (row) => {
      const { direction, ...one } = row as unknown as UnderWay
      return {
        ...row,
        state: `${say(`waits.${direction}`)} (${say(`counted.${direction}`)})`,
        period: nameOfPeriod(one, locale),
      }
    },
    filter: (db) => filterInWords(db, params, filtersOf([], say), locale),
  })
}
