import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { hrefWith, type Params } from '@/app/screen/params'
import { PageTitle } from '@/components/shell/page-title'
import { FilterBar } from '@/components/table/filter-bar'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import type { Asked } from '@/db/list'
import type { Branch } from '@/db/organisation/tree'
import { reportInWords } from './counted'

type Props = {
  tabs: ReactNode
  tree: Branch[]
  params: Params
  asked: Asked
  locale: Locale
  add: { href: string; label: string } | undefined
}

/** Đảng bộ, and under each its chi bộ. Everything is open while a filter narrows it. */
export async function TreeView({ tabs, tree, params, asked, locale, add }: Props) {
  const [say, list] = await Promise.all([getTranslations('organisations'), getTranslations('list')])
  const without = (name: string) => hrefWith('/organisations', params, { [name]: '' })
  const day = asked.validOn && formatDate(asked.validOn, locale)
  return (
    <>
      <PageTitle
        title={say('title')}
        detail={day && list('valid-on', { day })}
        actions={
          add && (
            <a className="button primary" href={add.href}>
              {add.label}
            </a>
          )
        }
      />
      <FilterBar
        action="/organisations"
        search={{ name: 'q', label: list('search'), value: asked.text }}
        dates={[
          {
            name: 'valid_on',
            label: list('valid-on-label'),
            hint: list('date-hint'),
            value: asked.validOn ? formatDate(asked.validOn, 'vi') : '',
          },
        ]}
        hidden={{ view: 'tree' }}
        chips={[
          ...(asked.text ? [{ label: list('chip-search', { text: asked.text }), href: without('q') }] : []),
          ...(day ? [{ label: list('valid-on', { day }), href: without('valid_on') }] : []),
        ]}
        clearHref="/organisations?view=tree"
        words={{
          label: list('filters'),
          apply: list('apply'),
          more: list('more'),
          clear: list('clear'),
          remove: list('remove'),
        }}
      />
      {tabs}
      {tree.length === 0 ? (
        <p className="muted">{list(asked.text ? 'none-found' : 'none-yet')}</p>
      ) : (
        <Branches branches={tree} isOpen={asked.text !== ''} locale={locale} say={say} />
      )}
    </>
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
    secretary ? say('line-secretary', { name: secretary }) : say('vacant'),
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
