import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { hrefWith, paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { Tabs } from '@/components/shell/tabs'
import { formatDate } from '@/core/locale'
import { withActor } from '@/db/actor'
import { listOrganisations } from '@/db/organisation/queries'
import { organisation } from '@/db/organisation/record'
import { organisationTree } from '@/db/organisation/tree'
import { mayRegister } from '@/db/rights'
import { membersInWords, reportInWords } from './counted'
import { askedOf, filtersOf, listsFor } from './filters'
import { TreeView } from './tree-view'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OrganisationsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const isTree = params.view === 'tree'
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('organisations')])
  const { list, tree, lists, writes } = await withActor(actor, async (db) => {
    const [list, tree, lists] = await Promise.all([
      isTree ? { rows: [], total: 0 } : listOrganisations(db, asked),
      isTree ? organisationTree(db, asked) : [],
      listsFor(db),
    ])
    return { list, tree, lists, writes: await mayRegister(db, organisation) }
  })
  const tabs = (
    <Tabs
      label={say('views')}
      tabs={[
        { href: hrefWith('/organisations', params, { view: '' }), label: say('as-list'), current: !isTree },
        { href: hrefWith('/organisations', params, { view: 'tree' }), label: say('as-tree'), current: isTree },
      ]}
    />
  )
  const add = writes ? { href: '/organisations/new', label: say('found') } : undefined
  if (isTree) return <TreeView tabs={tabs} tree={tree} params={params} asked={asked} locale={locale} add={add} />

  return (
    <ListScreen
      title={say('title')}
      path="/organisations"
      params={params}
      asked={asked}
      inTime
      exported
      filters={filtersOf(lists, locale, say)}
      columns={[
        { name: 'name', label: say('name'), sortable: true },
        { name: 'kind', label: say('kind') },
        { name: 'unit', label: say('park') },
        { name: 'superior', label: say('superior') },
        { name: 'secretary', label: say('secretary') },
        { name: 'members', label: say('members'), kind: 'number' },
        { name: 'report', label: say('last-report') },
        { name: 'foundedOn', label: say('founded'), kind: 'date', sortable: true },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/organisations/${row.id}`,
        cells: {
          name: row.name,
          kind: locale === 'vi' ? row.kindName : row.kindNameEn,
          unit: row.unitName,
          superior: row.superiorName,
          secretary: row.secretary ?? say('vacant'),
          members: membersInWords(row, locale, say),
          report: reportInWords(row, locale),
          foundedOn: formatDate(row.foundedOn, locale, precisionOf(row.foundedPrecision)),
        },
      }))}
      total={list.total}
      add={add}
    >
      {tabs}
    </ListScreen>
  )
}

const precisionOf = (letter: string) => (letter === 'y' ? 'year' : letter === 'm' ? 'month' : 'day')
