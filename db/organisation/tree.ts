import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { dayOf, isFound } from '../record/list'
import { nameOn } from '../record/validity'
import { groupLeaderOn, joinMembers, kindOn, lastReport, secretaryOn } from './derived'

export type Subordinate = {
  id: string
  name: string
  kindName: string
  kindNameEn: string
  secretary: string | null
  groupLeader: string | null
  countsItself: boolean
  /** With those below; see members_below. */
  members: number | null
  isPartial: boolean
}

/** The direct subordinates of an organisation on a day. */
export const listSubordinates = (db: Db, id: string, day?: string) =>
  db.execute<Subordinate>(sql`
    select s.organisation_id as id, s.name, ${seen(dayOf({ validOn: day }))}
    where s.superior_id = ${id} and s.valid @> ${dayOf({ validOn: day })} and o.retired_on is null
    order by s.name collate vi_natural`)

/** The direct subordinates that the actor may not read: what they are called, and the units that follow them. */
export const listHiddenSubordinates = (db: Db, id: string, day?: string) =>
  db.execute<{ name: string; unitName: string }>(sql`
    select h.name, ${nameOn('unit', sql`h.unit_id`, dayOf({ validOn: day }))} as "unitName"
    from hidden_below(${id}, ${dayOf({ validOn: day })}) h order by h.name collate vi_natural`)

/** The select list and FROM that both queries share: kind, secretary, members and last report of `s`. */
const seen = (day: SQL) => sql`
    total.members, coalesce(total.is_partial, false) as "isPartial", coalesce(kind.name, s.kind) as "kindName", coalesce(kind.name_en, s.kind) as "kindNameEn",
    ${secretaryOn(sql`s.organisation_id`, day)} as secretary,
    ${groupLeaderOn(sql`s.organisation_id`, day)} as "groupLeader", counts_itself(s.organisation_id, ${day}) as "countsItself",
    count.kind as "reportKind", count.name as "reportName", count.starts_on as "reportStartsOn"
  from organisation_state s join organisation o on o.id = s.organisation_id
  left join lateral (${kindOn(sql`s.kind`, day)}) kind on true
  left join lateral (${lastReport(sql`s.organisation_id`, day)}) count on true
  ${joinMembers(sql`s.organisation_id`, day)}`

export type Leaf = Subordinate & {
  superiorId: string | null
  externalSuperior: string | null
  isFound: boolean
  reportKind: string | null
  reportName: string | null
  reportStartsOn: string | null
}
export type Branch = Leaf & { under: Branch[] }

/**
 * The tree of organisations on a day. With a search text only matching organisations, everything below them, and the
 * path to them. An organisation whose superior RLS hides is a root.
 */
export async function organisationTree(
  db: Db,
  { text, validOn }: { text: string; validOn?: string | undefined },
): Promise<Branch[]> {
  const day = dayOf({ validOn })
  const found = text ? isFound('organisation', sql`s.organisation_id`, text) : sql`true`
  const leaves = await db.execute<Leaf>(sql`
    select s.organisation_id as id, s.name, s.superior_id as "superiorId", s.external_superior as "externalSuperior",
      ${found} as "isFound", ${seen(day)}
    where s.valid @> ${day} and o.retired_on is null
    order by s.name collate vi_natural`)
  return branchesOf([...leaves])
}

/** Builds the tree of those that the search text leaves, what is below them and the path to them. */
export function branchesOf(leaves: Leaf[]): Branch[] {
  const known = new Set(leaves.map(({ id }) => id))
  const below = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const above = leaf.superiorId && known.has(leaf.superiorId) ? leaf.superiorId : ''
    below.set(above, [...(below.get(above) ?? []), leaf])
  }
  const grow = (above: string, isWhole: boolean): Branch[] =>
    (below.get(above) ?? [])
      .map((leaf) => ({ ...leaf, under: grow(leaf.id, isWhole || leaf.isFound) }))
      .filter(({ isFound, under }) => isWhole || isFound || under.length > 0)
      .sort((one, other) => Number(other.under.length > 0) - Number(one.under.length > 0))
  return grow('', false)
}
