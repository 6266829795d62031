import 'server-only'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form.client'
import { Icon } from '@/components/icon'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { ColumnsMenu } from '@/components/table/columns-menu.client'
import type { Locale } from '@/core/locale'
import type { Known } from '@/db/door/actor'
import type { Listing } from '@/db/record/listing'
import type { SavedView } from '@/db/saved-view/queries'
import { densityWords } from '@/db/saved-view/record'
import { saveQuestion, setDensity } from './arrange-list'
import { type Arrangement, type Gone, hrefOfView, knownQuestion, questionOf } from './arrangement'
import { type Density, densities, writeColumns } from './columns'
import { rowsOf } from './columns-form'
import type { Arranged } from './list-screen'
import { hrefWith } from './params'

import { formWords } from './words'

type Props = {
  listing: Listing
  arrangement: Arrangement
  views: readonly SavedView[]
  who: Pick<Known, 'accountId'>
  locale: Locale
}

/** What a list shows of the arrangement and the saved views of its reader. */
export async function arrangedOf(props: Props): Promise<Arranged> {
  const { listing, arrangement, locale } = props
  const shown = rowsOf(listing, arrangement.columns, locale).filter(({ isShown }) => isShown)
  return {
    density: arrangement.density,
    whole: hrefOfView(`/${listing.record.path}`, null),
    columns: writeColumns(shown.map(({ name }) => ({ name }))),
    menu: <MenuOf {...props} />,
    tabs: <ViewTabs {...props} />,
    end: <Saving {...props} />,
    notice: arrangement.gone.length > 0 && <WhatIsGone gone={arrangement.gone} />,
  }
}

async function MenuOf({ listing, arrangement: { params, density }, who, locale }: Props) {
  const say = await getTranslations('views')
  const { path } = listing.record
  const choose = (one: Density) => {
    // In the address only if it is there already: elsewhere the list is as its reader last had it.
    const asked = new URLSearchParams(params.density ? { ...params, density: one } : params).toString()
    return one === density ? null : setDensity.bind(null, who.accountId, path, one, asked)
  }
  return (
    <ColumnsMenu
      label={say('columns')}
      href={hrefWith(`/views/${path}/columns`, params, {})}
      words={{
        choose: say('columns-all'),
        density: say('density'),
        offline: say('undone.offline'),
        lost: say('undone.lost'),
      }}
      densities={densities.map((one) => [densityWords[one][locale], choose(one)])}
    />
  )
}

/** Links to the saved views of a list; nothing if there are none. */
async function ViewTabs({ listing, arrangement: { view, isChanged }, views }: Props) {
  const say = await getTranslations('views')
  const named = views.filter(({ name }) => name !== null)
  if (named.length === 0) return null
  const path = `/${listing.record.path}`
  return (
    <nav className="views" aria-label={say('title')}>
      <ul className="tabs">
        <li>
          <Link href={hrefOfView(path, null)} aria-current={view ? undefined : 'page'}>
            {say('all')}
          </Link>
        </li>
        {named.map((one) => (
          <li key={one.id}>
            <Link href={hrefOfView(path, one)} aria-current={one.id === view?.id ? 'page' : undefined}>
              {one.name}
              {one.id === view?.id && isChanged && <span className="tag">{say('changed')}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <Link href="/views" aria-label={say('manage')}>
        <Icon name="edit" />
      </Link>
    </nav>
  )
}

/** Saving the question of the list, or taking back what differs from its saved view. */
async function Saving({ listing, arrangement: { params, view, isChanged } }: Props) {
  const say = await getTranslations('views')
  const { path } = listing.record
  const question = knownQuestion(listing, params)
  if (view ? !isChanged : question === '') return null
  const asNew = hrefWith('/views/new', params, { list: path, view: '', saved: '', set: '', filters: '', valid_on: '' })
  const saveAsNew = (isButton: boolean) => (
    <Link href={asNew} className={isButton ? 'button' : undefined}>
      {say(view ? 'save-new' : 'save')}
    </Link>
  )
  if (!view) return saveAsNew(true)
  return (
    <>
      <Link href={hrefOfView(`/${path}`, view)}>{say('reset')}</Link>
      {view.canEdit ? (
        <details className="menu">
          <summary className="button">{say('submit')}</summary>
          <ul className="menu-list">
            <li>
              <Form
                save={saveQuestion}
                words={await formWords()}
                submitLabel={say('save')}
                about={view.name ?? ''}
                hidden={{ id: view.id, version: String(view.version), list: path, question: questionOf(params) }}
              />
            </li>
            <li>{saveAsNew(false)}</li>
          </ul>
        </details>
      ) : (
        saveAsNew(true)
      )}
    </>
  )
}

async function WhatIsGone({ gone }: { gone: Gone[] }) {
  const say = await getTranslations('views')
  if (gone.some(({ what }) => what === 'view')) return <Notice kind="warning">{say('gone-view')}</Notice>
  const parts = gone.map(({ what, label = '' }) => say(`gone-${what}`, { label }))
  return <Notice kind="warning">{say('gone', { parts: [...new Set(parts)].join('; ') })}</Notice>
}
