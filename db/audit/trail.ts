import { eq, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { fold, wordsOf } from '../../core/fold'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { nameKinds } from '../organisation/derived'
import { every, type Query } from '../record/list'
import { type Named, nameIn, namesOf, recordOf } from '../records'
import { type Change, entryOf, listChanges, told } from './queries'
import { callingColumn, type Facts, fieldNamed, fieldsTold, recordNamedBy } from './told'

export type TrailFilter = {
  /** Words of the actor's name, or the user name; or the SHA-256 of a file, for its export. */
  text: string
  act?: string | undefined
  mark?: TrailMark | undefined
  record?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** Only entries with a smaller id: pages use the key, not OFFSET. */
  before?: number | undefined
  /** Only entries from this id on: the limit of what one page examines. */
  floor?: number | undefined
}

/** Filters that combine several operations: confirmed by the account that entered it; changed after a lock. */
export const trailMarks = ['one-person', 'after-lock'] as const
export type TrailMark = (typeof trailMarks)[number]

export type Entry = Change & { recordName: string | null }

const most = 60

/**
 * A page of the trail under RLS, newest first. `older`: the value of `before` for the next page. For staff whose view
 * is limited to units, the policy runs a function for each row, so a page examines at most `furthest` entries and may
 * contain fewer than `most`.
 */
export async function listTrail(
  db: Db,
  filter: TrailFilter,
  locale: Locale,
): Promise<{ entries: Entry[]; older: number | undefined }> {
  const floor = await floorOf(db, filter)
  const found = await db.execute<Entry>(sql`${await trailRows(db, { ...filter, floor }, locale)} limit ${most + 1}`)
  const whole = found.length > most ? withoutTornSave([...found]) : [...found]
  const shown = whole.map(entryOf)
  return { entries: shown, older: found.length > most ? shown.at(-1)?.id : floor }
}

const furthest = 4000

/**
 * The smallest id that a page examines; undefined without limit, for readers of the whole trail and for secretaries,
 * whose few records an index finds.
 */
async function floorOf(db: Db, { before }: TrailFilter): Promise<number | undefined> {
  const [seen] = await db.execute<{ floor: string | null }>(
    sql`select case when ${sight} = 'units' then trail_floor(${before ?? null}::bigint, ${furthest}) end as floor`,
  )
  return seen?.floor ? Number(seen.floor) : undefined
}

type Sight = 'all' | 'units' | 'own'
const sight = sql`case when reads_audit() then 'all' when exists (select readable_units()) then 'units' else 'own' end`

/**
 * The page shows a change set as one sentence: the last one, if it may continue on the next page, is left to that page,
 * unless it fills this page alone.
 */
function withoutTornSave(found: Entry[]): Entry[] {
  const last = found.at(-1)
  const whole = found.filter(({ changeSet }) => changeSet === null || changeSet !== last?.changeSet)
  return whole.length > 0 ? whole.slice(0, most) : found.slice(0, most)
}

/** The statement for a filter, for the page and the export. */
export async function trailRows(db: Db, filter: TrailFilter, locale: Locale): Promise<Query> {
  const by = filter.text && !isHash(filter.text) ? await actorsLike(db, filter.text) : undefined
  const own = await ownRecords(db)
  return entries(sql`${matching(filter, by)} and ${own}`, locale)
}

const entries = (which: SQL, locale: Locale): Query => sql`
  select ${told.columns}, ${nameIn(sql`a.record`, sql`a.record_id`, locale)} as "recordName"
  from ${told.from} where ${which} order by a.id desc`

/** The changes made under a reopening, newest first. */
export async function listChangesUnder(db: Db, reopeningId: string, locale: Locale): Promise<Entry[]> {
  const found = await db.execute<Entry>(changesUnder(reopeningId, locale))
  return found.map(entryOf)
}

export const changesUnder = (reopeningId: string, locale: Locale): Query =>
  entries(sql`a.id = any(array(select changes_under(${reopeningId})))`, locale)

/** Entries by id under RLS, newest first. */
export async function listEntries(db: Db, ids: number[], locale: Locale): Promise<Entry[]> {
  const found = await db.execute<Entry>(entries(sql`a.id = any(${`{${ids.join(',')}}`}::bigint[])`, locale))
  return found.map(entryOf)
}

const marks: Record<TrailMark, SQL> = {
  'one-person': sql`a.operation = 'confirm' and a.new ->> 'decided_by' = a.new ->> 'submitted_by'`,
  'after-lock': sql`a.id = any(array(select changes_under(null)))`,
}

/** All but `marks` and names in offices use leakproof operators, so they run before RLS and can use indexes. */
function matching({ text, act, mark, record, from, to, before, floor }: TrailFilter, by: SQL | undefined): SQL {
  return every([
    by,
    act ? sql`a.operation = ${act}` : undefined,
    mark ? marks[mark] : undefined,
    isHash(text) ? sql`a.operation = 'export' and a.new ->> 'sha256' = ${text.toLowerCase()}` : undefined,
    record ? sql`a.record = ${record}` : undefined,
    from ? sql`a.at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'` : undefined,
    to ? sql`a.at < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'` : undefined,
    before ? sql`a.id < ${before}` : undefined,
    floor ? sql`a.id >= ${floor}` : undefined,
  ])
}

/**
 * For secretaries: an explicit condition on the ids of their own records, so that an index finds the few entries before
 * RLS runs on each. `true` for staff.
 */
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

/** Whether a text is the SHA-256 of a file: then its export is searched instead of a person. */
const isHash = (text: string) => /^[0-9a-f]{64}$/i.test(text)

/**
 * Entries by accounts with these whole words in the name, so that "Lan" is not a "Lãnh"; if there is none, with these
 * beginnings of words. An entry says the name of its actor to whoever reads it, so readers of a part of the trail, who
 * may not read every account, also find entries by that name.
 */
async function actorsLike(db: Db, text: string): Promise<SQL> {
  const words = wordsOf(text)
  if (words.length === 0) return sql`false`
  const named = (name: SQL, end: string) =>
    every(words.map((word) => sql`' ' || fold_text(${name}) || ' ' like ${`% ${word}${end}%`}`))
  const ofAccount = sql`a.full_name`
  const found = await db.execute<{ id: string; isWhole: boolean }>(sql`
    select a.id, ${named(ofAccount, ' ')} or fold_text(a.user_name) = ${fold(text)} as "isWhole"
    from account a where ${named(ofAccount, '')} or fold_text(a.user_name) like ${`${words.join('%')}%`}`)
  const whole = found.filter(({ isWhole }) => isWhole)
  const ids = (whole.length > 0 ? whole : [...found]).map(({ id }) => id)
  const byAccount = sql`a.actor_id = any(${`{${ids.join(',')}}`}::uuid[])`
  const [seen] = await db.execute<{ sees: Sight }>(sql`select ${sight} as sees`)
  if (seen?.sees === 'all') return byAccount
  return sql`(${byAccount} or ${named(sql`split_part(a.office, ' – ', 1)`, whole.length > 0 ? ' ' : '')})`
}

/** The history of a record, newest first, and the names of the ids in it. */
export async function readHistory(db: Db, code: string, id: string, locale: Locale, most?: number) {
  const changes = await listHistory(db, code, id, most)
  return { changes, names: await namesIn(db, changes, locale) }
}

/** A record with `historyOf` has its entries in its parent's history; only those of its own row are returned. */
async function listHistory(db: Db, code: string, id: string, most?: number): Promise<Change[]> {
  const { historyOf, parent, table } = recordOf(code) ?? {}
  if (!historyOf || !parent || !table) return listChanges(db, code, id, most)
  const [part] = await db
    .select({ of: parent })
    .from(table as PgTable)
    .where(eq(table.id, id))
  return part ? (await listChanges(db, historyOf, String(part.of))).filter(({ rowId }) => rowId === id) : []
}

/** The names of the ids and codes in entries. Ids that the reader may not see named are left out. */
export async function namesIn(
  db: Db,
  entries: Pick<Change, 'old' | 'new' | 'rowId' | 'tableName' | 'record'>[],
  locale: Locale,
): Promise<Record<string, string>> {
  const names = await namesOf(db, entries.flatMap(namedIn), locale, 'referredName')
  return { ...(await nameKinds(db, locale)), ...names }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The records that an entry refers to, with its own if that stands in the history of another record. */
function namedIn({
  old,
  new: now,
  rowId,
  tableName,
  record,
}: Pick<Change, 'old' | 'new' | 'rowId' | 'tableName' | 'record'>): Named[] {
  const part = rowId && tableName !== record && recordOf(tableName) ? [{ code: tableName, id: rowId }] : []
  return [part, mentionedIn(tableName, old), mentionedIn(tableName, now)].flat()
}

function mentionedIn(table: string, values: unknown): Named[] {
  const facts = typeof values === 'object' && values !== null ? (values as Facts) : {}
  const calling = callingColumn(table)
  const fields = fieldsTold(table, facts, 'vi').map(([column, field]) => [column, recordNamedBy(field)] as const)
  return [...fields, ...(calling ? [[calling, recordNamedBy(fieldNamed(calling))] as const] : [])].flatMap(
    ([column, code]) => (code && uuid.test(String(facts[column])) ? [{ code, id: String(facts[column]) }] : []),
  )
}

/** The number of entries per operation since a day, in the time zone of Viet Nam. */
export const countActs = (db: Db, since: string) =>
  db.execute<{ act: string; count: number }>(sql`
    select operation as act, count(*)::int as count from trail
    where at >= (${since}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh' group by operation order by count desc`)
