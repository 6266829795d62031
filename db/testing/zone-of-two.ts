import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { recordEvent } from '../event/commands'
import type { EventInput } from '../event/record'
import { listRows } from '../lists'
import { organisationList } from '../organisation/list'
import { organisation, organisationState } from '../organisation/record'
import { organisationTree } from '../organisation/tree'
import { findMembers } from '../organisation/warnings'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { figuresOn, rowsBehind } from '../report/figures'
import type { MembersBasis } from '../report/members-basis'
import { setting } from '../setting/record'
import { plantPeriod } from './reports'
import type { inRegistry } from './stories'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
export type Zone = Awaited<ReturnType<typeof plantZoneOfTwo>>
type Sides = [organisationId: string, members?: number | undefined][]

/** A zone with two cells, of 10 and 20 members on 31/12/2022; the quarters of 2023 are open. */
export async function plantZoneOfTwo({ db, as, park, nextDoor }: Registry) {
  const because = sql`select set_config('sobo.reason', 'theo quyết định', true)`
  await db.execute(because)
  const zone = await found('Đảng bộ Khu', null)
  await db.execute(sql`update setting set valid = daterange('2024-01-01', upper(valid)) where key = 'zone_committee'`)
  await db.insert(setting).values({ key: 'zone_committee', value: zone, valid: '[2022-01-01,2024-01-01)' })
  const quarters = await Promise.all(
    ['2022-10-01', '2023-01-01', '2023-04-01', '2023-07-01'].map((startsOn, i) => {
      const endsOn = ['2022-12-31', '2023-03-31', '2023-06-30', '2023-09-30'][i] ?? ''
      return plantPeriod(db, startsOn, { kind: 'quarter', name: null, endsOn, cutOffOn: endsOn })
    }),
  )
  const ten = await found('Chi bộ Mười', zone)
  const twenty = await found('Chi bộ Hai Mươi', zone)
  await report(ten, 0, 10)
  await report(twenty, 0, 20)
  return { db, as, park, nextDoor, zone, ten, twenty, found, end, under, report, happen, total, sums }

  /** Founds an organisation below another, or below one outside of the zone. */
  async function found(name: string, superiorId: string | null, from = '2022-01-01', unitId = park) {
    const id = newId()
    const kind = name.startsWith('Đảng bộ') ? 'grassroots_committee' : 'grassroots_cell'
    await db.insert(organisation).values({ id, unitId, foundedOn: from })
    await db.insert(organisationState).values({ organisationId: id, name, kind, superiorId, valid: `[${from},)` })
    return id
  }

  async function end(id: string, on: string) {
    await db.execute(because)
    await db.execute(sql`update organisation_state set valid = daterange(lower(valid), ${on}::date)
      where organisation_id = ${id} and upper_inf(valid)`)
  }

  async function under(id: string, superiorId: string | null, on: string) {
    const [state] = await db.execute<{ name: string; kind: string }>(
      sql`select name, kind from organisation_state where organisation_id = ${id} and upper_inf(valid)`,
    )
    await end(id, on)
    const facts = { name: '', kind: '', ...state, superiorId, valid: `[${on},)` }
    await db.insert(organisationState).values({ organisationId: id, ...facts })
  }

  /** An event by which members leave `from` and come `to`; without a number it is not recorded. */
  async function happen(kind: EventInput['kind'], on: string, from: Sides, to: Sides = []) {
    const ends = ['absorbed', 'consolidated', 'divided'].includes(kind)
    const parts = [
      ...from.map(([organisationId, members = null]) => ({
        organisationId,
        members,
        part: ends ? ('predecessor' as const) : ('subject' as const),
      })),
      ...to.map(([organisationId, members = null]) => ({ organisationId, members, part: 'successor' as const })),
    ]
    await recordEvent(db, newId(), { unitId: park, kind, effectiveOn: on, documentId: null }, parts)
  }

  /** A confirmed report; members who are more or fewer than before were admitted or left. */
  async function report(organisationId: string, quarter: number, closing: number) {
    const [id, periodId] = [newId(), quarters[quarter] ?? '']
    await db.execute(
      sql`insert into member_report (id, organisation_id, period_id) values (${id}, ${organisationId}, ${periodId})`,
    )
    await db.execute(sql`
      insert into member_report_version (id, submitted_by, report_id, organisation_id, period_id, previous_id, opening_total,
        opening_reason, carried_adjustment, event_increase, event_decrease, admitted, left_party, closing_total,
        official_members, probationary_members, female_members)
      select uuidv7(), actor_id(), ${id}, ${organisationId}, ${periodId}, previous_id, begins, 'sổ của chi bộ', adjustment,
        event_increase, event_decrease, greatest(gap, 0), greatest(-gap, 0), ${closing}::int, ${closing}::int, 0, 0
      from report_opening(${organisationId}, ${periodId}),
        lateral (select coalesce(opening, greatest(${closing}::int - event_increase + event_decrease, 0)) as begins) first,
        lateral (select ${closing}::int - begins - adjustment - event_increase + event_decrease as gap) flow`)
    await db.execute(sql`update member_report_version set state = 'confirmed', decided_at = now(), decided_by = actor_id()
      where report_id = ${id}`)
  }

  async function total(day: string): Promise<number | null> {
    const [found] = await as('officer', (db) =>
      db.execute<{ total: number }>(sql`select sum(members)::int as total from counted_organisations(${day})`),
    )
    return found?.total ?? null
  }

  /** The zone's total, which must be the same in the overview, its rows, the list, the tree and the record. */
  async function sums(day: string): Promise<{ members: number | null; rests: MembersBasis }> {
    return as('officer', async (db) => {
      const figure = (await figuresOn(db, day)).find(({ code }) => code === 'members_in_zone_committee')
      const rows = [...(await rowsBehind(db, 'members_in_zone_committee', day))]
      const { rows: listed } = await listRows(db, organisationList, {
        ...everything,
        text: 'Đảng bộ Khu',
        validOn: day,
      })
      const tree = await organisationTree(db, { text: '', validOn: day })
      const members = figure?.value ?? null
      const others = [
        rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
        listed.find(({ id }) => id === zone)?.members,
        tree.find(({ id }) => id === zone)?.members,
        (await findMembers(db, zone, day)).members,
      ]
      expect(others, day).toEqual(others.map(() => members))
      if (!figure?.basis?.members) throw new Error('no basis')
      return { members, rests: figure.basis.members }
    })
  }
}
