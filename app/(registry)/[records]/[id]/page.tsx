import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { paramsOf, type Sent } from '@/app/screen/params'
import { editableAt, factsOf, RecordFacts, readRecordAt, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { SectionEdit } from '@/app/screen/record-form'
import { RetiredTag } from '@/app/screen/record-marks'
import { WalkBar } from '@/app/screen/walk-bar'
import { PageTitle } from '@/components/shell/page-title'
import { revise } from '../actions'

type Props = { params: Promise<{ records: string; id: string }>; searchParams: Promise<Sent> }

export default async function RecordPage({ params, searchParams }: Props) {
  const [{ records, id }, asked, locale, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('form'),
  ])
  const { record, found, crumbs } = await readRecordAt(records, id, 'page')
  const isOpen = record.plain && record.screens.includes('edit') && found.canEdit && found.retiredOn === null
  const save = revise.bind(null, record.path)
  const inPlace = isOpen
    ? (section: string) => <SectionEdit record={record} id={id} save={save} section={section} />
    : undefined
  return (
    <>
      <WalkBar />
      <PageTitle
        title={found.called ?? ''}
        crumbs={{ label: form('crumbs'), links: crumbs.slice(0, 1) }}
        detail={<RetiredTag record={found} locale={locale} />}
        actions={
          <RecordActions
            copies={Boolean(record.plain)}
            record={record}
            id={id}
            canEdit={found.canEdit}
            retired={found.retiredOn !== null}
          />
        }
      />
      <SavedNotice params={asked} />
      <RecordFacts
        facts={factsOf(record.input, found, locale)}
        {...(await editableAt(`/${record.path}/${id}`, 'facts', asked, inPlace))}
      />
    </>
  )
}
