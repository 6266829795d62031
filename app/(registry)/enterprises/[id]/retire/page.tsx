import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findEnterprise } from '@/db/enterprise/queries'
import { restore, retire } from '../../actions'

export default async function RetireEnterprisePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprises')])
  const enterprise = await readRecord(id, async (db) => {
    const enterprise = await findEnterprise(db, id)
    return enterprise?.canEdit ? enterprise : null
  })

  return (
    <RetireScreen
      path="/enterprises"
      list={say('title')}
      record={enterprise}
      name={enterprise.name}
      retire={retire}
      restore={restore}
    />
  )
}
