import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentActor, currentLocale } from '@/app/request/session'
import { dayIn } from '@/app/screen/day'
import { ListFrame } from '@/app/screen/list-screen'
import { askedIn, type Params } from '@/app/screen/params'
import { formatCount, type Locale } from '@/core/locale'
import { mayRegister } from '@/db/access/rights'
import { withActor } from '@/db/door/actor'
import { organisation, organisations } from '@/db/organisation/record'
import { type Branch, organisationTree } from '@/db/organisation/tree'
import { leaderInWords, reportInWords } from './counted'

/** The tree of đảng bộ and their chi bộ. With a filter all branches are open. */
export async function TreeView({ params, actions }: { params: Params; actions: ReactNode }) {
  const day = await dayIn(params)
  const asked = askedIn(params, 'name', day.on)
  const [actor, locale, say, list] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('organisations'),
    getTranslations('list'),
  ])
  const { tree, mayAdd } = await withActor(actor, async (db) => ({
    tree: day.problem ? [] : await organisationTree(db, asked),
    mayAdd: await mayRegister(db, organisation),
  }))
  const { path, words } = organisations
  return (
    <ListFrame
      title={words.many[locale]}
      path={`/${path}`}
      params={params}
      asked={asked}
      rows={tree}
      total={0}
      hidden={{ view: 'tree' }}
      day={day}
      actions={actions}
      add={mayAdd ? { href: `/${path}/new`, label: words.add[locale] } : undefined}
    >
      {tree.length === 0 ? (
        !day.problem && <p className="muted">{list(asked.text ? 'none-found' : 'none-yet')}</p>
      ) : (
        <Branches branches={tree} isOpen={asked.text !== ''} locale={locale} say={say} />
      )}
    </ListFrame>
  )
}

type Say = Awaited<ReturnType<typeof getTranslations<'organisations'>>>
type BranchesProps = { branches: Branch[]; isOpen: boolean; locale: Locale; say: Say }

function Branches({ branches, ...shared }: BranchesProps) {
  const { say } = shared
  return (
    <ul className="tree">
      {branches.map((branch) => (
        <li key={branch.id}>
          <Line branch={branch} {...shared} />
          {branch.under.length > 0 && (
            <details open={shared.isOpen || branch.superiorId === null}>
              <summary>
                {say('line-under', { count: branch.under.length })}
                <span className="visually-hidden"> {branch.name}</span>
              </summary>
              <Branches branches={branch.under} {...shared} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Line({ branch, locale, say }: Omit<BranchesProps, 'branches'> & { branch: Branch }) {
  const { id, name, secretary, members, isPartial, externalSuperior } = branch
  const facts = [
    secretary ? say('line-secretary', { name: secretary }) : leaderInWords(branch, say),
    members === null
      ? say('no-count')
      : say(isPartial ? 'line-members-so-far' : 'line-members', { count: formatCount(members, locale) }),
    reportInWords(branch, locale),
    externalSuperior && say('line-outside', { name: externalSuperior }),
  ]
  return (
    <span>
      <a href={`/organisations/${id}`}>{name}</a>
      <span className="muted"> – {facts.filter(Boolean).join(' · ')}</span>
    </span>
  )
}
