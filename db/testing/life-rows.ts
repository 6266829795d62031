import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { recordEvent } from '../event/commands'
import type { EventInput } from '../event/record'
import { organisation, organisationState } from '../organisation/record'
import { newId } from '../record/id'

/** An organisation of a planted life; see lives.ts. */
export type Member = {
  id: string
  superior: string | null
  since: string
  /** Its members as last reported and moved since; null before any figure. */
  figure: number | null
  /** Added by corrections of earlier reports, not yet carried by a report. */
  pending: number
  /** The quarters that it reported. */
  reported: Set<number>
  changedIn: number
  /** The quarter at whose end its report was corrected last. */
  correctedIn: number
  /** It reports no more. */
  isSilent: boolean
}
export type Said = { entered: number; left: number }

/** What a life writes, as the owner. */
export function lifeRows(db: Db, unitId: string) {
  return { plantOne, tell, end, restate, confirm, settle }

  async function plantOne(
    name: string,
    superiorId: string | null,
    since: string,
    wish: Partial<typeof organisationState.$inferInsert> = {},
  ): Promise<Member> {
    const id = newId()
    const kind = name.startsWith('Đảng bộ') ? 'grassroots_committee' : 'grassroots_cell'
    await db.insert(organisation).values({ id, unitId, foundedOn: since })
    const state = { organisationId: id, name, kind, superiorId, valid: `[${since},)`, ...wish }
    await db.insert(organisationState).values(state)
    return {
      id,
      superior: superiorId,
      since,
      figure: null,
      pending: 0,
      reported: new Set(),
      changedIn: -1,
      correctedIn: -2,
      isSilent: false,
    }
  }

  async function tell(
    kind: EventInput['kind'],
    effectiveOn: string,
    parts: Parameters<typeof recordEvent>[3],
  ): Promise<void> {
    await recordEvent(db, newId(), { unitId, kind, effectiveOn, documentId: null }, parts)
  }

  /** Ends it, and what stands below it (Party groups, and entries made in error) with it. */
  async function end(one: Member, on: string, zone: string) {
    await db.execute(sql`update organisation_state set superior_id = ${zone}
      where superior_id = ${one.id} and lower(valid) >= ${on}::date`)
    await db.execute(sql`update organisation_state set valid = daterange(lower(valid), ${on}::date)
      where superior_id = ${one.id} and upper_inf(valid)`)
    await db.execute(sql`update organisation_state set valid = daterange(lower(valid), ${on}::date)
      where organisation_id = ${one.id} and upper_inf(valid)`)
  }

  async function restate(one: Member, on: string, facts: Partial<typeof organisationState.$inferInsert>) {
    const [state] = await db.execute<{ name: string; kind: string }>(sql`
      update organisation_state set valid = daterange(lower(valid), ${on}::date)
      where organisation_id = ${one.id} and upper_inf(valid) returning name, kind`)
    const spell = { name: '', kind: '', ...state, organisationId: one.id, valid: `[${on},)`, ...facts }
    await db.insert(organisationState).values(spell)
    one.superior = facts.superiorId ?? null
    one.since = on
  }

  /** Sends and confirms a report that opens, with corrections and events, with `begins`; `typed`: the first opening. */
  async function confirm(
    organisationId: string,
    periodId: string,
    { entered, left }: Said,
    begins: number,
    typed: number | null,
  ) {
    const [opened] = await db.execute<{ begins: number }>(sql`
      select coalesce(opening, ${typed ?? 0}::int) + adjustment + event_increase - event_decrease as begins,
        opening, adjustment, event_increase, event_decrease, previous_id
      from report_opening(${organisationId}, ${periodId})`)
    if (opened?.begins !== begins) throw new Error(`a report opens with ${JSON.stringify(opened)} instead of ${begins}`)
    const [reportId, closing] = [newId(), begins + entered - left]
    await db.execute(
      sql`insert into member_report (id, organisation_id, period_id) values (${reportId}, ${organisationId}, ${periodId})`,
    )
    await db.execute(sql`
      insert into member_report_version (id, submitted_by, report_id, organisation_id, period_id, previous_id,
        opening_total, opening_reason, carried_adjustment, event_increase, event_decrease, admitted, left_party,
        closing_total, official_members, probationary_members, female_members)
      select uuidv7(), actor_id(), ${reportId}, ${organisationId}, ${periodId}, previous_id,
        coalesce(opening, ${typed ?? 0}::int), ${typed === null ? null : 'sổ của chi bộ'}, adjustment, event_increase,
        event_decrease, ${entered}::int, ${left}::int, ${closing}::int, ${closing}::int, 0, 0
      from report_opening(${organisationId}, ${periodId})`)
    await settle(organisationId, periodId)
  }

  async function settle(organisationId: string, periodId: string) {
    await db.execute(sql`update member_report_version set state = 'confirmed', decided_at = now(), decided_by = actor_id()
      where organisation_id = ${organisationId} and period_id = ${periodId} and state = 'submitted'`)
  }
}
