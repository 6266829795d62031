import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { findUnit } from '@/db/unit/queries'
import { restore, retire } from '../../actions'

export default async function RetireUnitPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('units')])
  const unit = await readRecord(id, async (db) => {
    const unit = await findUnit(db, id)
    return unit?.canEdit ? unit : null
  })
  return (
    <RetireScreen path="/units" list={say('title')} record={unit} name={unit.name} retire={retire} restore={restore} />
  )
}
