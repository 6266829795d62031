import { getTranslations } from 'next-intl/server'
import { hrefWith, paramsOf, type Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { Link } from '@/components/link.client'
import { type OrganisationRow, organisationList } from '@/db/organisation/list'
import { foundedInWords, membersInWords, reportInWords } from './counted'
import { TreeView } from './tree-view'

/** Organisations as a list, or as a tree. */
export default async function OrganisationsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [params, say] = await Promise.all([paramsOf(searchParams), getTranslations('organisations')])
  const isTree = params.view === 'tree'
  const other = (
    <Link className="button" href={hrefWith('/organisations', params, { view: isTree ? '' : 'tree' })}>
      {say(isTree ? 'as-list' : 'as-tree')}
    </Link>
  )
  if (isTree) return <TreeView params={params} actions={other} />
  return (
    <RecordList<OrganisationRow>
      listing={organisationList}
      searchParams={searchParams}
      beside={async () => ({ actions: other })}
      cells={(row, locale) => ({
        members: membersInWords(row, locale, say),
        report: reportInWords(row, locale),
        foundedOn: foundedInWords(row, locale),
      })}
    />
  )
}
