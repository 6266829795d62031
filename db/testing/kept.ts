import { sql } from 'drizzle-orm'
import { type Db, openDoor } from '../door/actor'
import { listOf, listRows } from '../lists'
import { listReports } from '../member-report/queries'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { recordOf } from '../records'
import { admittedOn } from '../report/admissions'
import { figuresOn } from '../report/figures'
import { countRemindable } from '../report/missing'
import { countReceived } from '../report/received'
import { countTasks, sharedTasks } from '../report/tasks'
import { listWorkLists } from '../report/work-lists'
import type { Planted } from './seed'

const day = '2024-05-31'

/**
 * All answers that are kept, as one who has this session is told them, with the rights of the application from here on.
 * `anew`: they are counted, as for whoever reads what their own transaction changed.
 */
export async function askAll(db: Db, registry: Planted, token: string, anew = false): Promise<unknown[]> {
  if (anew) await db.execute(sql`insert into figure_change (xid) values (pg_current_xact_id()) on conflict do nothing`)
  await db.execute(sql`set local role sobo_app`)
  await openDoor(db, { token, requestId: newId() })
  return askKept(db, registry)
}

/** The same as whoever has come through the door. */
export async function askKept(db: Db, { period }: Planted): Promise<unknown[]> {
  const asked = { ...everything, text: '', descending: true }
  return [
    await figuresOn(db, day),
    await admittedOn(db, day),
    await listWorkLists(db),
    await countTasks(db, [...sharedTasks]),
    await countRemindable(db, period),
    await countReceived(db, period),
    (await listReports(db, asked)).total,
    ...(await Promise.all(
      ['enterprise', 'organisation'].map(async (code) => {
        const record = recordOf(code)
        return record && (await listRows(db, listOf(record), everything)).total
      }),
    )),
  ]
}
