import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { acts, actTitle, trailInWords } from '@/app/screen/trail'
import { HistoryList } from '@/components/history/history-list'
import { RelatedTable } from '@/components/record/related-table'
import { addDays, today } from '@/core/date'
import { formatCount } from '@/core/locale'
import { countActs, listTrail, namesIn } from '@/db/audit/trail'
import { withActor } from '@/db/door/actor'

const shown = 8
const span = 30

/** For inspectors: numbers of changes by kind, and the latest changes. */
export async function RecentChanges() {
  const [actor, locale, say, history] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('home'),
    getTranslations('history'),
  ])
  const since = addDays(today(), -span)
  const { entries, counted, names } = await withActor(actor, async (db) => {
    const [{ entries }, counted] = await Promise.all([listTrail(db, { text: '' }, locale), countActs(db, since)])
    return { entries, counted, names: await namesIn(db, entries, locale) }
  })
  const sentences = await trailInWords(entries, names, locale)
  const known = counted.filter(({ act }) => acts.some((one) => one === act))

  return (
    <>
      <RelatedTable
        id="kinds"
        title={say('kinds')}
        columns={[
          { name: 'act', label: history('act-title') },
          { name: 'count', label: history('count'), kind: 'number' },
        ]}
        rows={known.map(({ act, count }) => ({
          id: act,
          href: `/audit?act=${act}&from=${since}`,
          cells: { act: actTitle(act, history), count: formatCount(count, locale) },
        }))}
        none={history('none')}
      />
      <section className="block" aria-labelledby="inspector">
        <div className="block-head">
          <h2 id="inspector">{say('inspector')}</h2>
          <a href="/audit">{say('all-changes')}</a>
        </div>
        <HistoryList
          changes={sentences.slice(0, shown)}
          words={{
            reason: history('reason'),
            source: history('source'),
            blank: history('blank'),
            none: history('none'),
          }}
        />
      </section>
    </>
  )
}
