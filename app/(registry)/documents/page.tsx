import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { documentList } from '@/db/document/list'

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const say = await getTranslations('documents')
  return (
    <RecordList
      listing={documentList}
      searchParams={searchParams}
      cells={({ id, fileName }) => ({
        fileName: fileName !== null && (
          <a href={`/documents/${id}/file`} download>
            {say('download')}
          </a>
        ),
      })}
    />
  )
}
