import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { UnitRevision, units } from '@/db/unit/record'
import { register } from '../actions'

export default async function NewUnitPage({ searchParams }: { searchParams: Promise<Sent> }) {
  return (
    <NewScreen
      record={units}
      input={UnitRevision}
      values={{ effectiveOn: today(), standing: 'operating', kind: 'park' }}
      asked={await paramsOf(searchParams)}
      save={register}
    />
  )
}
