import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findUnit, listUnitChoices, namesOf } from '@/db/unit/queries'
import { UnitInput } from '@/db/unit/record'

export default async function UnitHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([params, getTranslations('units'), getTranslations('form')])
  const { unit, changes, names } = await readRecord(id, async (db) => {
    const unit = await findUnit(db, id)
    if (!unit) return null
    const [changes, units] = await Promise.all([listChanges(db, 'unit', id), listUnitChoices(db)])
    return { unit, changes, names: namesOf(units) }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/units', label: say('title') },
        { href: `/units/${id}`, label: unit.name },
      ]}
      changes={changes}
      inputs={[UnitInput]}
      names={names}
    />
  )
}
