import 'server-only'
import { notFound } from 'next/navigation'
import { type Db, type Known, withActor } from '@/db/door/actor'
import { currentActor } from '../request/session'
import { isUuid } from './params'

// Apart from record.tsx, whose notices bring scripts: reports have none to spare.
/**
 * Runs all queries of a record's page in one transaction. Absent rows, rows hidden by RLS and malformed ids are 404.
 */
export async function readRecord<T>(id: string, read: (db: Db, who: Known) => Promise<T | null>): Promise<T> {
  if (!isUuid(id)) notFound()
  const found = await withActor(await currentActor(), read)
  if (found === null) notFound()
  return found
}
