import { getTranslations } from 'next-intl/server'
import { LatestChanges } from '@/app/screen/latest-changes'
import { latestEntries, pastOf } from '@/app/screen/past'
import { editableAt, factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { SectionEdit } from '@/app/screen/record-form'
import { RetiredTag } from '@/app/screen/record-marks'
import { keepingList } from '@/app/screen/walk'
import { WalkBar } from '@/app/screen/walk-bar'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { formatDate, formatDecimal, type Locale } from '@/core/locale'
import { readHistory } from '@/db/audit/trail'
import { findDocument } from '@/db/document/queries'
import { DocumentFileFacts, DocumentInput, documents } from '@/db/document/record'
import { withNames } from '@/db/references'
import { revise } from '../actions'

export default async function DocumentPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'documents')
  const { document, latest } = await readRecord(id, async (db) => {
    const document = await findDocument(db, id)
    if (!document) return null
    const [named, latest] = await Promise.all([
      withNames(db, DocumentInput, document, locale),
      readHistory(db, 'document', id, locale, latestEntries),
    ])
    return { document: named, latest }
  })
  const [record, kept, past] = await Promise.all([
    getTranslations('record'),
    keepingList(),
    pastOf({ ...latest, href: `/documents/${id}/history` }),
  ])
  const isOpen = document.canEdit && !document.retiredOn
  const facts = await editableAt(
    `/documents/${id}`,
    'facts',
    asked,
    isOpen ? (section) => <SectionEdit record={documents} id={id} save={revise} section={section} /> : undefined,
  )
  const { file } = document

  return (
    <>
      <WalkBar />
      <PageTitle
        title={say('named', { number: document.number, day: formatDate(document.issuedOn, locale) })}
        crumbs={{ label: form('crumbs'), links: [{ href: '/documents', label: documents.words.many[locale] }] }}
        detail={
          <>
            <span>{document.subject}</span>
            <RetiredTag record={document} locale={locale} />
          </>
        }
        actions={
          <RecordActions
            copies
            record={documents}
            id={id}
            canEdit={document.canEdit}
            retired={Boolean(document.retiredOn)}
          />
        }
      />
      <SavedNotice params={asked} />
      <div className="record">
        <div className="record-beside">
          <LatestChanges {...latest} href={`/documents/${id}/history`} />
        </div>
        <div>
          <Facts
            without={record('without')}
            past={past}
            sections={[
              { id: 'facts', title: form('facts'), facts: factsOf(DocumentInput, document, locale), ...facts },
              {
                id: 'file',
                title: say('file'),
                facts: [
                  {
                    label: say('file-name'),
                    value: file && (
                      <>
                        <a href={`/documents/${id}/file`} download>
                          {file.name}
                        </a>{' '}
                        ({sizeInWords(file.size, locale)})
                      </>
                    ),
                  },
                  ...factsOf(DocumentFileFacts, file ?? {}, locale, { only: ['sha256'] }),
                ],
                edit: isOpen
                  ? { href: kept(`/documents/${id}/upload`), label: file ? say('replace') : say('upload') }
                  : undefined,
              },
            ]}
          />
        </div>
      </div>
    </>
  )
}

const sizeInWords = (bytes: number, locale: Locale) =>
  bytes < 1024 * 1024
    ? `${formatDecimal(Math.ceil(bytes / 1024), locale)} KB`
    : `${formatDecimal(bytes / 1024 / 1024, locale, 1)} MB`
