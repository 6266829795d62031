import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { findDocument } from '@/db/document/queries'
import { DocumentInput } from '@/db/document/record'
import { revise } from '../../actions'

export default async function EditDocumentPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('documents'),
    getTranslations('form'),
  ])
  const { document, choices } = await readRecord(id, async (db) => {
    const document = await findDocument(db, id)
    if (!document?.canEdit) return null
    return { document, choices: await choicesFor(db, fieldsOf(DocumentInput, locale)) }
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/documents', label: say('title') },
        { href: `/documents/${id}`, label: document.number },
      ]}
      input={DocumentInput}
      values={document}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/documents/${id}`}
      choices={choices}
      hidden={{ id, version: String(document.version) }}
      asksReason
    />
  )
}
