import { EditScreen } from '@/app/screen/record-form'
import { findPeriod } from '@/db/period/queries'
import { periods } from '@/db/period/record'
import { revise } from '../../actions'

export default async function EditPeriodPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <EditScreen record={periods} id={id} find={(db) => findPeriod(db, id)} save={revise} />
}
