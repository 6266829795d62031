import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { hrefOfView } from '@/app/screen/arrangement'
import { paramsOf, type Sent } from '@/app/screen/params'
import { SavedNotice } from '@/app/screen/record'
import { Link } from '@/components/link.client'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { withActor } from '@/db/door/actor'
import { vocabulary } from '@/db/record/vocabulary'
import { recordAt } from '@/db/records'
import { listAllViews } from '@/db/saved-view/queries'

/** The saved views of all lists, own ones and those that are shared. */
export default async function ViewsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [params, { may }, locale, say] = await Promise.all([
    paramsOf(searchParams),
    signedIn(),
    currentLocale(),
    getTranslations('views'),
  ])
  if (!may.isStaff) notFound()
  const views = await withActor(await currentActor(), listAllViews)
  const rows = views.flatMap((view) => {
    const record = recordAt(view.list, 'list')
    if (!record) return []
    const { sharedWith } = view
    return [
      {
        id: view.id,
        href: hrefOfView(`/${record.path}`, view),
        cells: {
          name: view.name,
          list: record.words.many[locale],
          sharedWith: sharedWith && vocabulary.assigned_role[sharedWith][locale],
          first: view.isDefault && say('yes'),
          change: view.canEdit && (
            <Link href={`/views/${view.id}/edit`}>
              {say('change')}
              <span className="visually-hidden"> {view.name}</span>
            </Link>
          ),
        },
      },
    ]
  })
  return (
    <>
      <PageTitle title={say('title')} />
      <SavedNotice params={params} />
      <p className="hint">{say('explain')}</p>
      <RecordTable
        caption={say('title')}
        captionHidden
        columns={[
          { name: 'name', label: say('name') },
          { name: 'list', label: say('of-list') },
          { name: 'sharedWith', label: say('shared-with') },
          { name: 'first', label: say('first') },
          { name: 'change', label: say('change') },
        ]}
        rows={rows}
        empty={{ text: say('none') }}
      />
    </>
  )
}
