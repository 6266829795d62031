import { eq, sql } from 'drizzle-orm'
import { enrolment } from '../account/record'
import { enterprise } from '../enterprise/record'
import { event, eventOrganisation } from '../event/record'
import { organisationState } from '../organisation/record'
import { newId } from '../record/id'
import { setting } from '../setting/record'
import { grant, lock, plantOrganisation, plantPeriod } from './reports'
import type { inRegistry } from './stories'

/** As the application passes the code of a sheet. */
export const plantedCode = '\\x01'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

/**
 * Plants what functions tell about: a committee above both parks, an event and change sets in each, a period after the
 * reports, a locked one with grants, and a sheet.
 */
export async function plantTelling(registry: Registry) {
  const { db, as, zone, nextDoor, committee, cell, cellNextDoor, riverside, hill } = registry
  const reason = () => db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
  const top = await plantOrganisation(db, zone, 'Đảng bộ Khu kinh tế Thử', null)
  await reason()
  for (const id of [committee, cellNextDoor])
    await db.update(organisationState).set({ superiorId: top }).where(eq(organisationState.organisationId, id))
  await db.insert(setting).values({ key: 'zone_committee', value: top, valid: '[2022-01-01,)' })
  const eventId = newId()
  await db.insert(event).values({ id: eventId, unitId: nextDoor, kind: 'consolidated', effectiveOn: '2024-04-10' })
  await db.insert(eventOrganisation).values([
    { eventId, organisationId: cellNextDoor, part: 'predecessor', members: 2 },
    { eventId, organisationId: cell, part: 'successor', members: 2 },
  ])
  const withdrawn = await plantOrganisation(db, nextDoor, 'Chi bộ Nhập Nhầm Đồi', cellNextDoor)
  await reason()
  await db.execute(sql`update organisation set retired_on = '-infinity', version = version + 1 where id = ${withdrawn}`)
  await plantPeriod(db)
  const locked = await plantPeriod(db, '2024-02-01')
  await lock(db, locked)
  for (const organisationId of [cell, cellNextDoor]) await grant(db, { periodId: locked, organisationId })
  for (const [who, id] of [
    ['officer of the park', riverside],
    ['officer of the park next door', hill],
  ] as const)
    await as(
      who,
      (db) =>
        db
          .update(enterprise)
          .set({ address: `Lô ${id}` })
          .where(eq(enterprise.id, id)),
      { reason: 'thử' },
    )
  const { accountId } = registry.people['secretary of the cell']
  const expiresAt = new Date('2099-01-01')
  await db.insert(enrolment).values({
    accountId,
    issuedBy: registry.people.administrator.accountId,
    expiresAt,
    codeHash: sql`sha256(${plantedCode}::text::bytea)`,
  })
  await db.execute(sql`set local role sobo_judge`)
  await db.execute(sql`update reminder set mail = 'waiting'`)
  await db.execute(sql`reset role`)
}
