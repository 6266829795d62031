import { notFound } from 'next/navigation'
import { NewScreen } from '@/app/screen/record-form'
import { recordAt } from '@/db/records'
import { register } from '../actions'

export default async function NewPage({ params }: { params: Promise<{ records: string }> }) {
  const record = recordAt((await params).records, 'new')
  if (!record?.plain) notFound()
  return <NewScreen record={record} save={register.bind(null, record.path)} />
}
