import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findRule } from '@/db/rule-set/queries'
import { RuleSetInput } from '@/db/rule-set/record'

export default async function RuleHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('rule-sets'), getTranslations('form')])
  const { record, changes } = await readRecord(id, async (db) => {
    const record = await findRule(db, id)
    return record && { record, changes: await listChanges(db, 'rule_set', id) }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/rule-sets', label: say('title') },
        { href: `/rule-sets/${id}`, label: record.name },
      ]}
      changes={changes}
      inputs={[RuleSetInput]}
    />
  )
}
