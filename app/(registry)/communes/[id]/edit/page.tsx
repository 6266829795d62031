import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { findCommune } from '@/db/commune/queries'
import { CommuneInput } from '@/db/commune/record'
import { revise } from '../../actions'

export default async function EditCommunePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('communes'), getTranslations('form')])
  const record = await readRecord(id, async (db) => {
    const record = await findCommune(db, id)
    return record?.canEdit ? record : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/communes', label: say('title') },
        { href: `/communes/${id}`, label: record.name },
      ]}
      input={CommuneInput}
      values={record}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/communes/${id}`}
      hidden={{ id, version: String(record.version) }}
      asksReason
    />
  )
}
