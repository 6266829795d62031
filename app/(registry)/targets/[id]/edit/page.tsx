import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { readTarget } from '@/db/target/queries'
import { TargetInput } from '@/db/target/record'
import { revise } from '../../actions'
import { nameOf } from '../../name'

export default async function EditTargetPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('targets'), getTranslations('form')])
  const record = await readRecord(id, async (db) => {
    const record = await readTarget(db, id)
    return record?.canEdit ? record : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/targets', label: say('title') },
        { href: `/targets/${id}`, label: nameOf(record, say) },
      ]}
      input={TargetInput}
      values={record}
      chosen={
        record.organisationId
          ? { organisationId: { value: record.organisationId, label: record.organisationName ?? '' } }
          : {}
      }
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/targets/${id}`}
      hidden={{ id, version: String(record.version) }}
      asksReason
    />
  )
}
