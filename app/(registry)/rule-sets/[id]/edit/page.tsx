import { EditScreen } from '@/app/screen/record-form'
import { ruleSets } from '@/db/rule-set/record'
import { revise } from '../../actions'

export default async function EditRulePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <EditScreen record={ruleSets} id={id} save={revise} />
}
