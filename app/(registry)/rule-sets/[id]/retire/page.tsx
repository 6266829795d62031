import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findRule } from '@/db/rule-set/queries'
import { restore, retire } from '../../actions'

export default async function RetireRulePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('rule-sets')])
  const record = await readRecord(id, async (db) => {
    const record = await findRule(db, id)
    return record?.canEdit ? record : null
  })
  return (
    <RetireScreen
      path="/rule-sets"
      list={say('title')}
      record={record}
      name={record.name}
      retire={retire}
      restore={restore}
    />
  )
}
