import { notFound } from 'next/navigation'
import type { Sent } from '@/app/screen/params'
import { RecordList } from '@/app/screen/record-list'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'

type Props = { params: Promise<{ records: string }>; searchParams: Promise<Sent> }

export default async function ListPage({ params, searchParams }: Props) {
  const record = recordAt((await params).records, 'list') ?? notFound()
  return <RecordList listing={listOf(record)} searchParams={searchParams} />
}
