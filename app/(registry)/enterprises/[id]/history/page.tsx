import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { listCommuneChoices } from '@/db/commune/queries'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseContactInput, EnterpriseInput } from '@/db/enterprise/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

export default async function EnterpriseHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprises')])
  const { enterprise, changes, names } = await readRecord(id, async (db) => {
    const enterprise = await findEnterprise(db, id)
    if (!enterprise) return null
    const [changes, units, communes] = await Promise.all([
      listChanges(db, 'enterprise', id),
      listUnitChoices(db),
      listCommuneChoices(db),
    ])
    const names = namesOf([...units, ...communes])
    return { enterprise, changes, names }
  })

  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: '/enterprises', label: say('title') },
        { href: `/enterprises/${id}`, label: enterprise.name },
      ]}
      changes={changes}
      inputs={[EnterpriseInput, EnterpriseContactInput]}
      names={names}
    />
  )
}
