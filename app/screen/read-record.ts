import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { type Db, type Known, withActor } from '@/db/door/actor'
import { recordAt } from '@/db/records'
import { findUndone } from '@/db/undo/undone'
import { currentActor, pathAskedFor, readBesideFrame } from '../request/session'
import { isUuid } from './params'
import { readWalk } from './walk'

// Apart from record.tsx, whose notices bring scripts: reports have none to spare.
/**
 * Runs all queries of a record's page in one transaction, with those of WalkBar. Absent rows, rows hidden by RLS and malformed ids are 404.
 */
export async function readRecord<T>(id: string, read: (db: Db, who: Known) => Promise<T | null>): Promise<T> {
  if (!isUuid(id)) notFound()
  const found = await readBesideFrame(async (db, who) => {
    const reading = read(db, who)
    const [found] = await Promise.all([reading, readWalk(db, who, reading)])
    return found
  })
  if (found === null) return await leadToUndone(id)
  return found
}

/** The page of a record that was undone is its history; anything else that is not there is 404. */
async function leadToUndone(id: string): Promise<never> {
  const [, path = '', asked, ...further] = (await pathAskedFor()).split('/')
  const record = asked === id && further.length === 0 ? recordAt(path, 'history') : undefined
  const isUndone = record && (await withActor(await currentActor(), (db) => findUndone(db, record, id)))
  if (!isUndone) notFound()
  redirect(`/${path}/${id}/history`)
}
