import { EditScreen } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { findUnit } from '@/db/unit/queries'
import { UnitRevision, units } from '@/db/unit/record'
import { revise } from '../../actions'

export default async function EditUnitPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return (
    <EditScreen
      record={units}
      id={id}
      input={UnitRevision}
      find={(db) => findUnit(db, id)}
      values={{ effectiveOn: today() }}
      save={revise}
    />
  )
}
