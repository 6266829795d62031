import { notFound } from 'next/navigation'
import { EditScreen } from '@/app/screen/record-form'
import { recordAt } from '@/db/records'
import { revise } from '../../actions'

export default async function EditPage({ params }: { params: Promise<{ records: string; id: string }> }) {
  const { records, id } = await params
  const record = recordAt(records, 'edit')
  if (!record?.plain) notFound()
  return <EditScreen record={record} id={id} save={revise.bind(null, record.path)} />
}
