import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { transferDirection } from '../member-report/record'
import type { period } from '../period/record'
import { type Asked, dayOf, every, isFound, type Listed, listed, opens, window, withinUnit } from '../record/list'
import { countedOn } from './sources'

/**
 * A transfer between two organisations that only one side has reported. `out`: reported by the sender, counted nowhere;
 * `in`: reported by the receiver, counted in both. See transfers_under_way.
 */
export type UnderWay = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
  /** Of both sides, one of which may be out of sight, and so a digest: it is sent to the browser. */
  id: string
  fromId: string
  fromName: string
  /** Whether the reader may open the page of the organisation. */
  fromOpens: boolean
  toOpens: boolean
  toId: string
  toName: string
  direction: (typeof transferDirection.enumValues)[number]
  members: number
  /** The cut-off date of the period it was reported in; `dueOn`: the day by which the other side is to report it. */
  since: string
  dueOn: string
  isOverdue: boolean
}

/** Values of the filter by direction. */
export const ways = ['out', 'in', 'overdue'] as const
export type TransferFilter = {
  way?: (typeof ways)[number] | undefined
  unitId?: string | undefined
  organisationIds?: string[] | undefined
}

const sortable: Record<string, SQL> = { since: sql`t.since`, members: sql`t.members`, dueOn: sql`t.due_on` }

/** A page of transfers; by default the oldest first. */
export const listTransfers = (db: Db, asked: Asked & TransferFilter): Promise<Listed<UnderWay>> =>
  listed(db, transferRows(asked, window(asked)), sql`select ${matching(asked)}`)

/** The statement for UnderWay, for page, export and lists of single organisations. */
export function transferRows(asked: Asked & TransferFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc` : sql`asc`
  return sql`
    select md5(concat_ws(' ', t.from_id, t.to_id, t.direction, t.period_id)) as id,
      t.from_id as "fromId", t.from_name as "fromName", t.to_id as "toId", t.to_name as "toName",
      ${opens('organisation', sql`t.from_id`)} as "fromOpens", ${opens('organisation', sql`t.to_id`)} as "toOpens", t.direction, t.members,
      t.since::text, t.due_on::text as "dueOn", ${overdue} as "isOverdue", p.kind, p.name, p.starts_on::text as "startsOn"
    ${matching(asked)}
    order by ${sortable[asked.sort] ?? sortable.since} ${direction}, t.from_name collate vi_natural, t.to_name collate vi_natural, t.from_id, t.to_id, t.direction ${part}`
}

const overdue = sql`t.due_on < (select today())`

function matching(asked: Asked & TransferFilter): SQL {
  const isParty = (id: SQL) => isFound('organisation', id, asked.text)
  const inUnit = (unitId: string) => sql`exists (select from organisation o where o.id in (t.from_id, t.to_id)
    and ${withinUnit(sql`o.unit_id`, unitId)})`
  const conditions = every([
    asked.text ? sql`(${isParty(sql`t.from_id`)} or ${isParty(sql`t.to_id`)})` : undefined,
    asked.way === 'overdue' ? overdue : asked.way ? sql`t.direction = ${asked.way}::transfer_direction` : undefined,
    asked.unitId ? inUnit(asked.unitId) : undefined,
    asked.organisationIds ? sql`array[t.from_id, t.to_id] && ${idsOf(asked.organisationIds)}` : undefined,
  ])
  return sql`from transfers_under_way(${dayOf(asked)}) t join period p on p.id = t.period_id where ${conditions}`
}

const idsOf = (ids: string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

/** Transfers under way from or to some organisations, on a day (default: today). */
export async function listTransfersOf(db: Db, organisationIds: string[], validOn?: string): Promise<UnderWay[]> {
  const asked = { text: '', sort: '', descending: false, page: 1, validOn, organisationIds }
  return [...(await db.execute<UnderWay>(transferRows(asked)))]
}

/** Members in transfers under way among some organisations (V25): counted nowhere, and counted in both places. */
export type Reconciled = { nowhere: number; twice: number }

/** Among the organisations that the figure of the zone's members counts. */
export const reconcileZone = (db: Db, day: string) => reconciled(db, reconciledIn(day, countedOn('organisation', day)))

/** The statement for Reconciled. `counted`: the organisations that a figure counts. */
export const reconciledIn = (day: string, counted: SQL): SQL =>
  reconciledRow(day, sql`select id from ${counted} counted where members is not null`)

/** Among the organisations at or below one, at the end of a period. */
export const reconcileBelow = (
  db: Db,
  { organisationId, periodId, endsOn }: Record<'organisationId' | 'periodId' | 'endsOn', string>,
) =>
  reconciled(
    db,
    reconciledRow(endsOn, sql`select organisation_id from counting_below(${organisationId}::uuid, ${periodId}::uuid)`),
  )

const reconciledRow = (day: string, among: SQL): SQL => sql`
    with among(id) as materialized (${among})
    select coalesce(sum(members) filter (where direction = 'out'), 0)::int as nowhere,
      coalesce(sum(members) filter (where direction = 'in'), 0)::int as twice
    from transfers_under_way(${day}::date)
    where from_id in (select id from among) and to_id in (select id from among)`

async function reconciled(db: Db, row: SQL): Promise<Reconciled> {
  const [found] = await db.execute<Reconciled>(row)
  return found ?? { nowhere: 0, twice: 0 }
}
