import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { dayOf } from '../record/list'
import { joinMembers, kindOn, lastCount } from './derived'

export type Count = {
  members: number
  /** Null: chưa có số liệu. */
  official: number | null
  probationary: number | null
  female: number | null
  kind: string
  name: string | null
  starts_on: string
  ends_on: string
}

/** The latest confirmed count of an organisation by a day (default: today), or null. */
export async function findLastCount(db: Db, id: string, day?: string): Promise<Count | null> {
  const [found] = await db.execute<Count>(lastCount(sql`${id}::uuid`, dayOf({ validOn: day })))
  return found ?? null
}

/** Members by members_below, and the organisation's own figure by members_of. */
export type Held = {
  members: number | null
  isPartial: boolean
  own: number | null
  /** Not counted, because they are too old. */
  aged: number
  isSummed: boolean
}

/** The members of an organisation on a day (default: today). */
export async function findMembers(db: Db, id: string, validOn?: string): Promise<Held> {
  const day = dayOf({ validOn })
  const [found] = await db.execute<Held>(sql`
    select total.members, total.is_partial as "isPartial", own.members as own, own.old_members as aged, own.is_summed as "isSummed"
    from members_on(${day}) own ${joinMembers(sql`own.organisation_id`, day)}
    where own.organisation_id = ${id}::uuid`)
  return found ?? { members: null, isPartial: false, own: null, aged: 0, isSummed: false }
}

type Standing = {
  family: 'committee' | 'cell' | 'group' | null
  official: number | null
  members: number | null
  is_partial: boolean
  has_secretary: boolean
  vacant_since: string | null
  committee: number
  has_committee: boolean
  lacks_founding: boolean
  lacks_decision: boolean
}

type Rule =
  | 'v06'
  | 'v07'
  | 'v08'
  | 'v09-none'
  | 'v09-early'
  | 'v09-many'
  | 'v11'
  | 'no-founding-decision'
  | 'no-decision'
export type Warning = { rule: Rule; values: Record<string, string | number>; source: string | null }

/**
 * Warnings by the rules of a day (default: today); they block nothing. Without a row in rule_set a threshold warns of
 * nothing. `source` is given only if an administrator has confirmed the row against the legal text.
 */
export async function listWarnings(db: Db, id: string, day?: string): Promise<Warning[]> {
  const [standing, rules] = await Promise.all([standingOf(db, id, day), thresholdsOn(db, day)])
  if (!standing) return []
  const { family, official, members, committee } = standing
  const least = rules.get('cell_official_minimum')
  const committeeLeast = rules.get('committee_minimum')
  const electsFrom = rules.get('cell_committee_from')
  const most = rules.get('cell_committee_maximum')
  const isCell = family === 'cell'

  const warnings: (Warning | undefined)[] = [
    isCell && official !== null ? warn('v06', least, official < (least?.amount ?? 0)) : undefined,
    isCell && members !== null ? warn('v07', committeeLeast, members >= (committeeLeast?.amount ?? 0)) : undefined,
    family === 'committee' && members !== null && !standing.is_partial
      ? warn('v08', committeeLeast, members < (committeeLeast?.amount ?? 0))
      : undefined,
    isCell && official !== null
      ? warn('v09-none', electsFrom, official >= (electsFrom?.amount ?? 0) && !standing.has_committee)
      : undefined,
    isCell && official !== null
      ? warn('v09-early', electsFrom, official < (electsFrom?.amount ?? 0) && standing.has_committee)
      : undefined,
    isCell && standing.has_committee
      ? warn('v09-many', most, committee > (most?.amount ?? 0), { count: committee })
      : undefined,
    standing.has_secretary ? undefined : { rule: 'v11', values: { since: standing.vacant_since ?? '' }, source: null },
    standing.lacks_founding ? { rule: 'no-founding-decision', values: {}, source: null } : undefined,
    standing.lacks_decision ? { rule: 'no-decision', values: {}, source: null } : undefined,
  ]
  return warnings.filter((one) => one !== undefined)
}

type Threshold = { amount: number; source: string | null }

const warn = (rule: Rule, threshold: Threshold | undefined, applies: boolean, values = {}): Warning | undefined =>
  threshold && applies
    ? { rule, values: { threshold: threshold.amount, ...values }, source: threshold.source }
    : undefined

async function thresholdsOn(db: Db, day: string | undefined): Promise<Map<string, Threshold>> {
  const rows = await db.execute<{ code: string } & Threshold>(sql`
    select code, amount::float8 as amount, case when is_confirmed then source end as source from rule_set
    where subject = 'threshold' and amount is not null and valid @> ${dayOf({ validOn: day })}
      and (retired_on is null or retired_on > ${dayOf({ validOn: day })})`)
  return new Map([...rows].map(({ code, ...threshold }) => [code, threshold]))
}

/** The facts that the warnings compare. `members` includes all organisations below. */
async function standingOf(db: Db, id: string, validOn: string | undefined): Promise<Standing | undefined> {
  const day = dayOf({ validOn })
  const holding = sql`select m.position, m.person_id from mandate m
    where m.organisation_id = s.organisation_id and m.valid @> ${day} and m.retired_on is null`
  const [standing] = await db.execute<Standing>(sql`
    select kind.family, count.official, total.members, coalesce(total.is_partial, false) as is_partial,
      not counts_itself(o.id, ${day}) or exists (select from (${holding}) h where h.position = 'secretary') as has_secretary,
      coalesce((select max(upper(m.valid)) from mandate m where m.organisation_id = s.organisation_id
        and m.position = 'secretary' and upper(m.valid) <= ${day}), (select min(lower(valid)) from organisation_state
        where organisation_id = s.organisation_id))::text as vacant_since,
      (select count(distinct h.person_id)::int from (${holding}) h where h.position in
        ('secretary', 'standing_deputy_secretary', 'deputy_secretary', 'cell_committee_member')) as committee,
      exists (select from (${holding}) h where h.position = 'cell_committee_member') as has_committee,
      o.founding_document_id is null as lacks_founding,
      exists (select from event_organisation eo join event e on e.id = eo.event_id
        where eo.organisation_id = o.id and e.document_id is null and e.retired_on is null
          and e.kind <> 'established') as lacks_decision
    from organisation_state s join organisation o on o.id = s.organisation_id
    left join lateral (${kindOn(sql`s.kind`, day)}) kind on true
    left join lateral (${lastCount(sql`s.organisation_id`, day)}) count on true
    ${joinMembers(sql`s.organisation_id`, day)}
    where s.organisation_id = ${id} and s.valid @> ${day}`)
  return standing
}
