import { sql } from 'drizzle-orm'
import { type beforeSignIn, openDoor } from '../door/actor'
import { askForExport } from '../job/commands'
import { newId } from '../record/id'
import { asNobody } from './acting'
import { committed } from './connections'
import { inClone } from './stories'

type Ask = typeof beforeSignIn
type Place = {
  id: string
  /** Transactions of a worker, without an actor. */
  ask: Ask
  /** Transactions of the officer who requested the job. */
  asOfficer: Ask
  state: () => Promise<unknown>
}

/** A clone in which the officer has requested the export of enterprises. All transactions are committed. */
export const withJob = (story: (place: Place) => Promise<void>) =>
  inClone('planted', async ({ ownerUrl }, { people }) => {
    const asOfficer: Ask = (work) =>
      committed(ownerUrl, async (db) => {
        await db.execute(sql`set local role sobo_app`)
        await openDoor(db, { token: people.officer.token, requestId: newId() })
        return work(db)
      })
    const asked = await asOfficer((db) => askForExport(db, { path: '/enterprises/export', locale: 'vi' }))
    const id = asked.ok ? asked.value.id : ''
    const state = () =>
      committed(ownerUrl, async (db) => {
        await db.execute(sql`select open_service_door()`)
        return [...(await db.execute(sql`select state, problem, attempts from job where id = ${id}`))][0]
      })
    await story({ id, ask: (work) => committed(ownerUrl, (db) => asNobody(db, work, 'sobo_worker')), asOfficer, state })
  })
