import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../actor'
import { folded } from '../columns'
import { every, patternOf, type Query } from '../list'
import { nameIn, namesOf } from '../records'
import type { Change } from './queries'

export type TrailFilter = {
  /** Part of a name or user name of whoever acted. */
  text: string
  act?: string | undefined
  mark?: TrailMark | undefined
  record?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** Only what came before this entry: pages are turned by place, never counted. */
  before?: number | undefined
  /** Entries before this one are left to the next page. */
  floor?: number | undefined
}

/** What inspectors look for across kinds of act: confirmed by whoever entered it, changed after a lock. */
export const trailMarks = ['one-person', 'after-lock'] as const
export type TrailMark = (typeof trailMarks)[number]

export type Entry = Change & { recordName: string | null }

const most = 60

/**
 * The trail as far as one may see it, newest first; `older` says where the next page begins. Whoever sees a part
 * of it is asked about each row, so a page looks back over so many rows and no further: it may hold fewer.
 */
export async function listTrail(
  db: Db,
  filter: TrailFilter,
  locale: Locale,
): Promise<{ entries: Entry[]; older: number | undefined }> {
  const floor = await floorOf(db, filter)
  const found = await db.execute<Entry>(sql`${await trailRows(db, { ...filter, floor }, locale)} limit ${most + 1}`)
  const whole = found.length > most ? withoutTornSave([...found]) : [...found]
  const entries = whole.map((entry) => ({ ...entry, id: Number(entry.id), at: new Date(entry.at) }))
  return { entries, older: found.length > most ? entries.at(-1)?.id : floor }
}

const furthest = 4000

/** Undefined when everything may be looked at: the whole trail is open, or few records are one's own. */
async function floorOf(db: Db, { before }: TrailFilter): Promise<number | undefined> {
  const [seen] = await db.execute<{ sees: Sight; last: string | null }>(
    sql`select ${sight} as sees, pg_sequence_last_value(pg_get_serial_sequence('audit', 'id')::regclass) as last`,
  )
  if (seen?.sees !== 'units') return undefined
  const floor = (before ?? Number(seen.last ?? 0) + 1) - furthest
  return floor > 1 ? floor : undefined
}

type Sight = 'all' | 'units' | 'own'
const sight = sql`case when reads_audit() then 'all' when exists (select readable_units()) then 'units' else 'own' end`

/** A save is one sentence: one that goes on beyond the page is left to the next page, unless it is all there is. */
function withoutTornSave(found: Entry[]): Entry[] {
  const last = found.at(-1)
  const whole = found.filter(({ changeSet }) => changeSet === null || changeSet !== last?.changeSet)
  return whole.length > 0 ? whole.slice(0, most) : found.slice(0, most)
}

/** The rows of a filter, for the page and for its file alike. */
export async function trailRows(db: Db, filter: TrailFilter, locale: Locale): Promise<Query> {
  const actors = filter.text ? await actorsLike(db, filter.text) : undefined
  const own = await ownRecords(db)
  return sql`
    select a.id, a.at, a.actor_id as "actorId", a.office, a.reason, a.change_set as "changeSet", a.operation,
      a.table_name as "tableName", a.row_id as "rowId", a.record, a.record_id as "recordId", a.old, a.new, a.changed,
      ${nameIn(sql`a.record`, sql`a.record_id`, locale)} as "recordName"
    from audit a where ${matching(filter, actors)} and ${own} order by a.id desc`
}

/**
 * Exactly the changes made under a grant, the latest first. Of a version that follows another `old` is that other one,
 * so that its sentence tells what became different.
 */
export async function listChangesUnder(db: Db, reopeningId: string, locale: Locale): Promise<Entry[]> {
  const found = await db.execute<Entry>(changesUnder(reopeningId, locale))
  return found.map((entry) => ({ ...entry, id: Number(entry.id), at: new Date(entry.at) }))
}

export const changesUnder = (reopeningId: string, locale: Locale): Query => sql`
    select a.id, a.at, a.actor_id as "actorId", a.office, a.reason, a.change_set as "changeSet", a.operation,
      a.table_name as "tableName", a.row_id as "rowId", a.record, a.record_id as "recordId",
      coalesce(a.old, to_jsonb(before)) as old, a.new, a.changed, ${nameIn(sql`a.record`, sql`a.record_id`, locale)} as "recordName"
    from audit a
    left join member_report_version before on a.operation = 'submit'
      and before.report_id = (a.new ->> 'report_id')::uuid and before.number = (a.new ->> 'number')::int - 1
    where a.id = any(array(select changes_under(${reopeningId}))) order by a.id desc`

const marks: Record<TrailMark, SQL> = {
  'one-person': sql`a.operation = 'confirm' and a.new ->> 'decided_by' = a.new ->> 'submitted_by'`,
  'after-lock': sql`a.id = any(array(select changes_under(null)))`,
}

/** Of these, all but the marks: every comparison is one that PostgreSQL trusts before the rules of access have been asked. */
function matching({ act, mark, record, from, to, before, floor }: TrailFilter, actors: string[] | undefined): SQL {
  return every([
    actors ? sql`a.actor_id = any(${`{${actors.join(',')}}`}::uuid[])` : undefined,
    act ? sql`a.operation = ${act}` : undefined,
    mark ? marks[mark] : undefined,
    record ? sql`a.record = ${record}` : undefined,
    from ? sql`a.at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'` : undefined,
    to ? sql`a.at < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'` : undefined,
    before ? sql`a.id < ${before}` : undefined,
    floor ? sql`a.id >= ${floor}` : undefined,
  ])
}

/** Those who report see what happened to the own records: few, so that the index finds them and nothing else is asked. */
async function ownRecords(db: Db): Promise<SQL> {
  const [seen] = await db.execute<{ sees: Sight; me: string }>(sql`select ${sight} as sees, actor_id() as me`)
  if (seen?.sees !== 'own') return sql`true`
  const found = await db.execute<{ id: string }>(sql`
    select id from (
      select own_organisations() as id union select own_enterprises() union select own_people()
      union select own_events() union select own_documents()
      union select id from mandate union select id from member_report
    ) own where id is not null`)
  const ids = `{${found.map(({ id }) => id).join(',')}}`
  return sql`(a.record_id = any(${ids}::uuid[]) or a.actor_id = ${seen.me}::uuid)`
}

async function actorsLike(db: Db, text: string): Promise<string[]> {
  const found = await db.execute<{ id: string }>(
    sql`select a.id from account a where ${folded('a', 'full_name', 'user_name')} like ${patternOf(text)}`,
  )
  return found.map(({ id }) => id)
}

/** What the ids in some entries stand for; those of records one may not see are left out. */
export const namesIn = (
  db: Db,
  entries: Pick<Change, 'old' | 'new'>[],
  locale: Locale,
): Promise<Record<string, string>> =>
  namesOf(db, [...new Set(entries.flatMap(({ old, new: now }) => [...idsIn(old), ...idsIn(now)]))], locale)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idsIn(values: unknown): string[] {
  if (typeof values !== 'object' || values === null) return []
  return Object.entries(values).flatMap(([name, value]) =>
    name !== 'id' && typeof value === 'string' && uuid.test(value) ? [value] : [],
  )
}

/** How often each kind of act occurred since a day. */
export const countActs = (db: Db, since: string) =>
  db.execute<{ act: string; count: number }>(sql`
    select operation as act, count(*)::int as count from audit
    where at >= (${since}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh' group by operation order by count desc`)
