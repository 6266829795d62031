import { notFound } from 'next/navigation'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { recordAt } from '@/db/records'
import { register } from '../actions'

type Props = { params: Promise<{ records: string }>; searchParams: Promise<Sent> }

export default async function NewPage({ params, searchParams }: Props) {
  const [{ records }, asked] = await Promise.all([params, paramsOf(searchParams)])
  const record = recordAt(records, 'new')
  if (!record?.plain) notFound()
  return <NewScreen record={record} asked={asked} save={register.bind(null, record.path)} />
}
