import { sql } from 'drizzle-orm'
import { addDays, today } from '@/core/date'
import { lock } from '@/db/testing/reports'
import type { Planted } from '@/db/testing/seed'
import { asOwner } from './fixtures'
import { openHalves, openPeriod } from './periods'

/**
 * Ids for the forms of record-forms.ts: the planted records, and periods that are open, locked, and ask for figures.
 */
export type Ids = Awaited<ReturnType<typeof idsOf>>

export async function idsOf({ people, secretaries, ...planted }: Planted) {
  const [{ id: open }, { id: locked }, { now: half }] = [await openPeriod(), await openPeriod(), await openHalves()]
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await lock(db, locked)
  })
  const typed = (days: number) => addDays(today(), days).split('-').reverse().join('/')
  return {
    ...planted,
    ...{ open, locked, half, today: typed(0), soon: typed(5) },
    person: secretaries.committee,
    officer: people.officer.accountId,
    officerOfPark: people['officer of the park'].accountId,
  }
}
