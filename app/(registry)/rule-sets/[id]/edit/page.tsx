import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { findRule } from '@/db/rule-set/queries'
import { RuleSetInput } from '@/db/rule-set/record'
import { revise } from '../../actions'

export default async function EditRulePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('rule-sets'), getTranslations('form')])
  const record = await readRecord(id, async (db) => {
    const record = await findRule(db, id)
    return record?.canEdit ? record : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/rule-sets', label: say('title') },
        { href: `/rule-sets/${id}`, label: record.name },
      ]}
      input={RuleSetInput}
      values={record}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/rule-sets/${id}`}
      hidden={{ id, version: String(record.version) }}
      asksReason
    />
  )
}
