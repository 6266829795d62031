import { getTranslations } from 'next-intl/server'
import { fileReasons } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { paramsOf } from '@/app/screen/params'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { askReason } from '@/app/screen/words'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { findDocument } from '@/db/document/queries'
import { documents } from '@/db/document/record'
import { refusals } from '../../refusals'
import { Upload } from '../../upload.client'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function UploadPage({ params, searchParams }: Props) {
  const [{ id }, { refused = '' }, locale, say, form, reasons] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('documents'),
    getTranslations('form'),
    askReason(fileReasons),
  ])
  const document = await readRecord(id, async (db) => {
    const document = await findDocument(db, id)
    return document?.canEdit && !document.retiredOn ? document : null
  })
  const title = document.file ? say('replace') : say('upload')

  return (
    <>
      <PageTitle
        title={title}
        crumbs={{
          label: form('crumbs'),
          links: crumbsOf(documents, { id, called: document.number }, locale),
        }}
      />
      {refusals.some((one) => one === refused) && <Notice kind="error">{say(`refused.${refused}`)}</Notice>}
      <Upload
        action={`/documents/${id}/file`}
        done={`/documents/${id}?saved=revised`}
        cancelHref={`/documents/${id}`}
        reasons={document.file ? reasons.options : []}
        words={{
          file: say('choose-file'),
          hint: say('file-hint'),
          reason: reasons.label,
          choose: form('choose'),
          submit: title,
          sending: say('sending'),
          lost: say('refused.lost'),
          cancel: form('cancel'),
        }}
      />
    </>
  )
}
