import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { EventInput } from '../event/record'
import { organisations } from '../organisation/record'
import { dayOf } from '../record/list'
import { type BasisKind, countedOn, type Due, sourceOf } from './sources'
import type { Lines } from './sum-row'
import { sumOf } from './summing'
import { sumBelow } from './sums'

/**
 * Members counted at `to` whom no report of it has yet: they came by an event, from organisations whose figure stands in.
 * Without a kind: what an organisation reported before it had others below, as long as those have not all reported.
 * undivided: the others to whom the event brought some of these members, as nobody recorded how many to whom.
 * isAbove: `to` has others below, which report the members.
 */
export type StandIn = {
  eventId: string | null
  kind: EventInput['kind'] | null
  effectiveOn: string | null
  members: number
  of: string[]
  to: string
  undivided: string[]
  isAbove: boolean
}

/** What an event changed in the zone's total. */
export type Change = { kind: EventInput['kind']; effectiveOn: string; organisation: string; members: number }

/** What a sum of members rests on besides reports of the latest periods. */
export type MembersBasis = {
  standIns: StandIn[]
  /** Members not counted, because the last figure of their organisation is too old. */
  aged: { members: number; organisations: number }
  /** Since the end of the last period. */
  changes: Change[]
  /** At the end of a period: what its reports changed. */
  reports?: Reported
  /** Of members in non-state enterprises, which also change when an enterprise closes or coverage ends. */
  differences?: { since: string; rows: Difference[] }
}

/** The sum of the lines of the zone's reports for a period; `organisationId` is its committee if the actor may open it. */
export type Reported = { organisationId: string | null; period: Due; lines: Lines }

/** An organisation whose members in non-state enterprises changed without a report. */
export type Difference = { organisation: string; members: number }

export type Rested = { isNonState: boolean; aged: number; standIns: StandIn[] | null }

/** SQL for StandIn[] as JSON, from the column stands_in of members_of for an organisation; null without any. */
const standInsAs = (id: SQL, day: SQL): SQL => sql`(
  select jsonb_agg(jsonb_build_object('eventId', one ->> 'eventId', 'kind', one ->> 'kind',
    'effectiveOn', one ->> 'effectiveOn', 'members', (one ->> 'members')::int, 'to', ${nameAt(id, day)},
    'isAbove', has_below(${id}, ${day}), 'undivided', ${undividedAs(id, day)}, 'of', (
      select coalesce(jsonb_agg(${nameAt(sql`gone::uuid`, sql`coalesce((one ->> 'effectiveOn')::date, ${day})`)}), '[]')
      from jsonb_array_elements_text(one -> 'of') gone)))
  from jsonb_array_elements(stands_in) one)`

/** SQL for StandIn.undivided as JSON, of the element `one` of stands_in. */
const undividedAs = (id: SQL, day: SQL): SQL => sql`(
  select coalesce(jsonb_agg(${nameAt(sql`other.organisation_id`, sql`other.effective_on`)}), '[]')
  from event_move mine join event_move other on other.event_id = mine.event_id and other.organisation_id <> mine.organisation_id
  where mine.event_id = (one ->> 'eventId')::uuid and mine.organisation_id = ${id}
    and not mine.is_leaving and mine.members is null and not other.is_leaving and other.members is null
    and not exists (select from confirmed_report v join period p on p.id = v.period_id
      where v.organisation_id = other.organisation_id and p.ends_on between other.effective_on and ${day}))`

/** Whose figures stand in for reports of an organisation on a day (default: today). */
export async function findStandIns(db: Db, id: string, validOn?: string): Promise<StandIn[]> {
  const day = dayOf({ validOn })
  const [found] = await db.execute<{ standIns: StandIn[] | null }>(sql`
    select ${standInsAs(sql`held.organisation_id`, day)} as "standIns" from members_on(${day}) held where organisation_id = ${id}::uuid`)
  return found?.standIns ?? []
}

const nameAt = (id: SQL, day: SQL) => organisations.referredName(id, 'vi', day)

/** The statement for Rested, over the organisations that a figure counts. */
export const restedRows = (date: string, basis: BasisKind, counted: SQL): SQL => sql`
  select serves_non_state as "isNonState", old_members as aged, ${standInsAs(sql`rested.id`, sql`${date}::date`)} as "standIns"
  from ${sourceOf('organisation', date, basis, counted)} rested where stands_in is not null or old_members > 0
  order by name collate vi_natural`

/** The statement for Difference, between the end of a period and what a figure counts. */
export const differenceRows = (since: string, counted: SQL): SQL => sql`
  select coalesce(now.name, before.name) as organisation,
    coalesce(now.members_non_state, 0) - coalesce(before.members_non_state, 0) as members
  from ${countedOn('organisation', since)} before full join ${counted} now using (id)
  where coalesce(now.members_non_state, 0) <> coalesce(before.members_non_state, 0)
  order by coalesce(now.name, before.name) collate vi_natural`

/** The bases of the members of the zone, and of those in organisations of non-state enterprises. */
export async function membersBasis(
  db: Db,
  date: string,
  due: Due | null,
  { rested: rows, differences }: { rested: Rested[]; differences: Difference[] },
) {
  const since = due?.until ?? null
  const [changes, reports] = await Promise.all([
    since === null
      ? []
      : db.execute<Change>(sql`
        select c.kind, c.effective_on::text as "effectiveOn", c.members,
          coalesce(${nameAt(sql`c.organisation_id`, sql`c.effective_on`)}, '') as organisation
        from total_changes((select setting_on('zone_committee', ${date}::date))::uuid, ${since}::date, ${date}::date) c`),
    due?.until === date ? reportedFor(db, due) : undefined,
  ])
  const of = (rested: Rested[], changes: Change[]): MembersBasis => ({
    standIns: rested.flatMap(({ standIns }) => standIns ?? []),
    aged: {
      members: rested.reduce((sum, { aged }) => sum + aged, 0),
      organisations: rested.filter(({ aged }) => aged > 0).length,
    },
    changes,
  })
  const nonState = of(
    rows.filter(({ isNonState }) => isNonState),
    [],
  )
  // Moves between two of them that even out are among the stand-ins.
  const isChanged = differences.reduce((sum, { members }) => sum + members, 0) !== 0
  return {
    zone: { ...of(rows, [...changes]), ...(reports && { reports }) },
    nonState: since !== null && isChanged ? { ...nonState, differences: { since, rows: differences } } : nonState,
  }
}

/** What the reports of a period changed in the zone's total; undefined without a committee of the zone. */
async function reportedFor(db: Db, period: Due): Promise<Reported | undefined> {
  const [top] = await db.execute<{ id: string | null; isSeen: boolean }>(sql`
    select top.id, exists (select from organisation o where o.id = top.id) as "isSeen"
    from (select setting_on('zone_committee', ${period.until}::date)::uuid as id) top`)
  if (!top?.id) return undefined
  const { rows } = await sumBelow(db, top.id, period.id)
  const { lines } = sumOf(rows.filter(({ kind }) => kind === 'reported'))
  return { organisationId: top.isSeen ? top.id : null, period, lines }
}
