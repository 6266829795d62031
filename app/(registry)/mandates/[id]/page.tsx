import { redirect } from 'next/navigation'
import { readRecord } from '@/app/screen/record'
import { findMandate } from '@/db/mandate/queries'

/** A mandate is shown on the page of its holder; the trail knows it by its own address. */
export default async function MandatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { personId } = await readRecord(id, (db) => findMandate(db, id))
  redirect(`/people/${personId}`)
}
