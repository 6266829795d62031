import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { readTarget } from '@/db/target/queries'
import { restore, retire } from '../../actions'
import { nameOf } from '../../name'

export default async function RetireTargetPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('targets')])
  const record = await readRecord(id, async (db) => {
    const record = await readTarget(db, id)
    return record?.canEdit ? record : null
  })
  return (
    <RetireScreen
      path="/targets"
      list={say('title')}
      record={record}
      name={nameOf(record, say)}
      retire={retire}
      restore={restore}
    />
  )
}
