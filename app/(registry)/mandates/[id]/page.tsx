import { redirect } from 'next/navigation'
import { hrefWith, paramsOf } from '@/app/screen/params'
import { type PageProps, readRecord } from '@/app/screen/record'
import { findMandate } from '@/db/mandate/queries'

/** Redirects to the page of the holder, where mandates are shown. Links of the audit trail use this URL. */
export default async function MandatePage({ params, searchParams }: PageProps) {
  const [{ id }, asked] = await Promise.all([params, paramsOf(searchParams)])
  const { personId } = await readRecord(id, (db) => findMandate(db, id))
  redirect(hrefWith(`/people/${personId}`, asked, {}))
}
