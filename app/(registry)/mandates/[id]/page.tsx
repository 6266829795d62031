import { redirect } from 'next/navigation'
import { hrefWith, paramsOf } from '@/app/screen/params'
import { type PageProps, readRecord } from '@/app/screen/record'
import { findMandate } from '@/db/mandate/queries'

/** A mandate is shown on the page of its holder; the trail knows it by its own address. */
export default async function MandatePage({ params, searchParams }: PageProps) {
  const [{ id }, asked] = await Promise.all([params, paramsOf(searchParams)])
  const { personId } = await readRecord(id, (db) => findMandate(db, id))
  redirect(hrefWith(`/people/${personId}`, asked, {}))
}
