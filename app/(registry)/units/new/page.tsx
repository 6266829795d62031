import { NewScreen } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { UnitRevision, units } from '@/db/unit/record'
import { register } from '../actions'

export default function NewUnitPage() {
  return (
    <NewScreen
      record={units}
      input={UnitRevision}
      values={{ effectiveOn: today(), standing: 'operating', kind: 'park' }}
      save={register}
    />
  )
}
