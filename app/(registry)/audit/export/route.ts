import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { refusedFile } from '@/app/screen/day'
import { exportOf } from '@/app/screen/export'
import { filterInWords } from '@/app/screen/filter-words'
import { askedIn, paramsIn } from '@/app/screen/params'
import { lineOf } from '@/app/screen/trail'
import { formatDate } from '@/core/locale'
import { entryOf } from '@/db/audit/queries'
import { type Entry, namesIn, trailRows } from '@/db/audit/trail'
import { withActor } from '@/db/door/actor'
import { askedOf, limitsIn, selectsOf, unreadIn } from '../filters'

/** Bảng kê thay đổi: one row per audit entry of the filtered trail. */
export async function GET(request: Request) {
  const params = paramsIn(request)
  const limits = limitsIn(params)
  const unread = unreadIn(limits)
  if (unread) return refusedFile(unread)
  const [actor, locale, say, history] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('audit'),
    getTranslations('history'),
  ])
  const rows = await withActor(actor, (db) => trailRows(db, { ...askedOf(params), before: undefined }, locale))
  return exportOf({
    record: 'audit',
    title: say('list'),
    params,
    asked: askedIn(params, 'at'),
    also: (['at', 'who', 'office', 'act', 'record', 'name', 'changes', 'reason'] as const).map((name) => ({
      name,
      label: say(`column.${name}`),
      kind: name === 'at' ? ('moment' as const) : ('text' as const),
    })),
    rows,
    linesOf: async (db, rows) => {
      const entries = rows.map((row) => entryOf(row as Entry))
      const names = await namesIn(db, entries, locale)
      return entries.map((entry) => lineOf(entry, { names, locale, say: history }))
    },
    filter: async (db) =>
      [
        await filterInWords(db, params, selectsOf(params, history, say, locale), locale),
        ...(['from', 'to'] as const).flatMap((name) => {
          const { on } = limits[name]
          return on ? [`${say(name)} ${formatDate(on, locale)}`] : []
        }),
      ]
        .filter(Boolean)
        .join('; '),
  })
}
