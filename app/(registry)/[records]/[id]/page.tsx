import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { paramsOf, type Sent } from '@/app/screen/params'
import { factsOf, RecordFacts, readRecordAt, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { WalkBar } from '@/app/screen/walk-bar'
import { PageTitle } from '@/components/shell/page-title'

type Props = { params: Promise<{ records: string; id: string }>; searchParams: Promise<Sent> }

export default async function RecordPage({ params, searchParams }: Props) {
  const [{ records, id }, asked, locale, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('form'),
  ])
  const { record, found, crumbs } = await readRecordAt(records, id, 'page')
  return (
    <>
      <WalkBar />
      <PageTitle
        title={found.called ?? ''}
        crumbs={{ label: form('crumbs'), links: crumbs.slice(0, 1) }}
        detail={<RetiredTag record={found} locale={locale} />}
        actions={<RecordActions record={record} id={id} canEdit={found.canEdit} retired={found.retiredOn !== null} />}
      />
      <SavedNotice params={asked} />
      <RecordFacts facts={factsOf(record.input, found, locale)} />
    </>
  )
}
