import { getTranslations } from 'next-intl/server'
import { fileReasons } from '@/app/request/reason'
import { currentLocale, signedIn } from '@/app/request/session'
import { oneOf } from '@/app/screen/filters'
import { paramsOf } from '@/app/screen/params'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { askReason, formWords } from '@/app/screen/words'
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
  const [{ id }, { refused = '' }, locale, say, form, reason, words, who] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('documents'),
    getTranslations('form'),
    askReason(fileReasons),
    formWords(),
    signedIn(),
  ])
  const document = await readRecord(id, async (db) => {
    const document = await findDocument(db, id)
    return document?.canEdit && !document.retiredOn ? document : null
  })
  const refusal = oneOf(refusals, refused)
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
      {refusal && <Notice kind="error">{say(`refused.${refusal}`, { name: who.fullName })}</Notice>}
      <Upload
        post={`/documents/${id}/file`}
        done={`/documents/${id}?saved=revised`}
        cancelHref={`/documents/${id}`}
        askReason={document.file ? reason : undefined}
        words={{ ...words, saving: say('sending') }}
        submitLabel={title}
        text={{ file: say('choose-file'), hint: say('file-hint') }}
      />
    </>
  )
}
