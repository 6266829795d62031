import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findCommune } from '@/db/commune/queries'
import { restore, retire } from '../../actions'

export default async function RetireCommunePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('communes')])
  const record = await readRecord(id, async (db) => {
    const record = await findCommune(db, id)
    return record?.canEdit ? record : null
  })
  return (
    <RetireScreen
      path="/communes"
      list={say('title')}
      record={record}
      name={record.name}
      retire={retire}
      restore={restore}
    />
  )
}
