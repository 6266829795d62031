import { getTranslations } from 'next-intl/server'
import { hrefWith, paramsOf, type Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Tabs } from '@/components/shell/tabs'
import { type OrganisationRow, organisationList } from '@/db/organisation/list'
import { foundedInWords, membersInWords, reportInWords } from './counted'
import { TreeView } from './tree-view'

/** Organisations as a list, or as a tree. */
export default async function OrganisationsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [params, say] = await Promise.all([paramsOf(searchParams), getTranslations('organisations')])
  const isTree = params.view === 'tree'
  const tabs = (
    <Tabs
      label={say('views')}
      tabs={[
        { href: hrefWith('/organisations', params, { view: '' }), label: say('as-list'), current: !isTree },
        { href: hrefWith('/organisations', params, { view: 'tree' }), label: say('as-tree'), current: isTree },
      ]}
    />
  )
  if (isTree) return <TreeView params={params}>{tabs}</TreeView>
  return (
    <RecordList<OrganisationRow>
      listing={organisationList}
      searchParams={searchParams}
      beside={async () => ({ children: tabs })}
      cells={(row, locale) => ({
        members: membersInWords(row, locale, say),
        report: reportInWords(row, locale),
        foundedOn: foundedInWords(row, locale),
      })}
    />
  )
}
