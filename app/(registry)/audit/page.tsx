import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { barWords } from '@/app/screen/bar-words'
import { DayNotice, dayInField } from '@/app/screen/day'
import { FilesOf } from '@/app/screen/files-of'
import { hrefWith, paramsOf } from '@/app/screen/params'
import { trailInWords } from '@/app/screen/trail'
import { HistoryList } from '@/components/history/history-list'
import { PageTitle } from '@/components/shell/page-title'
import { FilterBar } from '@/components/table/filter-bar'
import { Pagination } from '@/components/table/pagination'
import { listTrail, namesIn } from '@/db/audit/trail'
import { withActor } from '@/db/door/actor'
import { askedOf, limitsIn, selectsOf, unreadIn } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The audit trail, as far as the user may read it. */
export default async function AuditPage({ searchParams }: Props) {
  const [params, actor, locale, say, list, history] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('audit'),
    getTranslations('list'),
    getTranslations('history'),
  ])
  const asked = askedOf(params)
  const limits = limitsIn(params)
  const unread = unreadIn(limits)
  const { entries, older, names } = await withActor(actor, async (db) => {
    if (unread) return { entries: [], older: undefined, names: {} }
    const trail = await listTrail(db, asked, locale)
    return { ...trail, names: await namesIn(db, trail.entries, locale) }
  })
  const selects = selectsOf(params, history, say, locale)
  const without = (name: string) => hrefWith('/audit', params, { [name]: '', before: '' })
  const dates = [
    { name: 'from', label: say('from'), hint: list('date-hint'), value: dayInField(limits.from) },
    { name: 'to', label: say('to'), value: dayInField(limits.to) },
  ]

  return (
    <>
      <PageTitle
        title={say('title')}
        actions={!unread && <FilesOf path="/audit" params={{ ...params, before: '' }} />}
      />
      <FilterBar
        action="/audit"
        search={{ name: 'q', label: say('person'), value: asked.text }}
        selects={selects}
        texts={dates}
        chips={[
          ...(asked.text ? [{ label: `${say('person')}: ${asked.text}`, href: without('q') }] : []),
          ...selects.flatMap(({ name, label, value, options }) => {
            const chosen = options.find((option) => option.value === value)
            return chosen ? [{ label: `${label}: ${chosen.label}`, href: without(name) }] : []
          }),
          ...dates.flatMap(({ name, label, value }) =>
            value ? [{ label: `${label} ${value}`, href: without(name) }] : [],
          ),
        ]}
        params={params}
        clearHref="/audit"
        words={barWords(list)}
      />
      {unread ? (
        <DayNotice day={unread} />
      ) : (
        <HistoryList
          changes={await trailInWords(entries, names, locale)}
          words={{
            reason: history('reason'),
            source: history('source'),
            blank: history('blank'),
            none: say('none'),
          }}
        />
      )}
      {(asked.before || older) && (
        <Pagination
          label={list('pages')}
          range=""
          previous={
            asked.before ? { href: hrefWith('/audit', params, { before: '' }), label: say('newest') } : undefined
          }
          next={
            older ? { href: hrefWith('/audit', params, { before: String(older) }), label: say('older') } : undefined
          }
        />
      )}
    </>
  )
}
