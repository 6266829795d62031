import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { findCommune } from '@/db/commune/queries'
import { CommuneInput } from '@/db/commune/record'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CommunePage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('communes'),
    getTranslations('form'),
  ])
  const commune = await readRecord(id, (db) => findCommune(db, id))

  return (
    <>
      <PageTitle
        title={commune.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/communes', label: say('title') }] }}
        detail={
          commune.retiredOn && <Tag tone="warn">{form('retired', { day: formatDate(commune.retiredOn, locale) })}</Tag>
        }
        actions={
          <RecordActions path="/communes" id={id} canEdit={commune.canEdit} retired={commune.retiredOn !== null} />
        }
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[{ id: 'facts', title: form('facts'), facts: factsOf(CommuneInput, commune, locale) }]}
      />
    </>
  )
}
