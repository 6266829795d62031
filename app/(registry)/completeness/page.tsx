import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { oneOf } from '@/app/screen/filters'
import { currentKeys } from '@/app/screen/keys-switch'
import { ListFrame } from '@/app/screen/list-screen'
import { hrefWith, type Params, paramsOf } from '@/app/screen/params'
import { DoneNotice } from '@/app/screen/record'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { withActor } from '@/db/door/actor'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import { Counts } from './counts'
import { confirmHref, filtersOf, keptOf, matrixHref, path } from './filters'
import { Matrix } from './matrix'
import { Panel } from './panel'
import { firstWaiting, neighbours, nextWaiting, readScreen, type Screen } from './read'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The matrix of reports, with the chosen report beside it. */
export default async function CompletenessPage({ searchParams }: Props) {
  const [params, actor, locale, say] = [
    await paramsOf(searchParams),
    await currentActor(),
    await currentLocale(),
    await getTranslations('completeness'),
  ]
  const screen = await withActor(actor, (db) => readScreen(db, params, locale))
  if (!screen)
    return (
      <>
        <PageTitle title={say('title')} />
        <EmptyState text={say('no-period')} />
      </>
    )
  return <Filled screen={screen} params={params} />
}

async function Filled({ screen, params: asked }: { screen: Screen; params: Params }) {
  const [locale, say, who, keys] = [
    await currentLocale(),
    await getTranslations('completeness'),
    await signedIn(),
    await currentKeys(),
  ]
  const { chosen, review, places } = screen
  const params: Params = { ...asked, period: chosen.id }
  const filters = filtersOf(
    {
      periods: screen.periods.map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) })),
      kinds: [...new Set(screen.periods.map(({ kind }) => kind))].map((kind) => ({
        value: kind,
        label: say(`kinds.${kind}`),
      })),
      units: screen.units,
    },
    say,
    chosen.id,
  )
  const around = review && neighbours(places, review.report.id)
  const follow = (id: string | undefined) => (id ? matrixHref(params, id) : undefined)
  return (
    <ListFrame
      title={say('title')}
      detail={say('of-period', { period: nameOfPeriod(chosen, locale) })}
      path={path}
      actions={
        screen.plain > 0 && (
          <Link className="button" href={confirmHref(params)}>
            {say('confirm-plain', { count: screen.plain })}
          </Link>
        )
      }
      params={keptOf(asked.report ? params : asked)}
      exported
      add={
        screen.counted.missing + screen.counted.returned > 0
          ? {
              href: hrefWith(`${path}/missing`, {}, { period: chosen.id, unit: params.unit ?? '' }),
              label: say('remind'),
            }
          : undefined
      }
      asked={screen.asked}
      filters={filters}
      rows={screen.list.rows}
      total={screen.list.total}
    >
      {!review && (
        <div id="panel">
          <Done params={params} name={screen.decided} />
          {params.report === firstWaiting && <NothingWaits screen={screen} />}
        </div>
      )}
      <Counts counted={screen.counted} params={params} />
      {screen.outside > 0 && <p className="muted">{say('outside', { count: screen.outside })}</p>}
      <div className={review ? 'beside' : undefined}>
        {review && around && (
          <Panel
            key={review.latest.id}
            review={review}
            params={params}
            accountId={who.accountId}
            keys={keys}
            done={<Done params={params} name={screen.decided} />}
            before={follow(around.before)}
            after={follow(around.after)}
            next={follow(nextWaiting(places, review.report.id))}
          />
        )}
        <Matrix screen={screen} params={params} />
      </div>
    </ListFrame>
  )
}

/** Shown when no report of the period waits; links to other periods with waiting reports. */
async function NothingWaits({ screen }: { screen: Screen }) {
  const [locale, say] = [await currentLocale(), await getTranslations('completeness')]
  const [elsewhere] = screen.elsewhere
  const period = screen.periods.find(({ id }) => id === elsewhere?.periodId)
  return (
    <Notice>
      <p>{say('nothing-waits', { period: nameInSentence(screen.chosen, locale) })}</p>
      {elsewhere && period && (
        <a href={matrixHref({ period: period.id, standing: 'submitted' }, firstWaiting)}>
          {say('waits-elsewhere', { count: elsewhere.count, period: nameInSentence(period, locale) })}
        </a>
      )}
    </Notice>
  )
}

const acts = ['confirmed', 'returned', 'several', 'undone'] as const

/** The result of the previous decision, where the reader looks, with the offer to undo it. */
async function Done({ params, name }: { params: Params; name: string }) {
  const say = await getTranslations('completeness')
  const done = oneOf(acts, params.done)
  if (!done) return null
  const text = say(`done.${done}`, { name, count: Number(params.count) || 0 })
  return <DoneNotice text={text} set={params.set} back={matrixHref(params, params.of ?? '', { done: 'undone' })} />
}
