import { type Column, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { nfc } from '../../core/fold'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { listOf } from '../lists'
import { withdrawnOn } from '../record/columns'
import type { Described } from '../record/described'
import { arrayOf, planByValues, planOnce } from '../record/list'
import { accented } from '../record/suggest'
import { type Named, nameKey, namesOf, recordOf, records } from '../records'

/** Rows shown of a kind of record. */
const most = 5
/** Rows of a kind that are ranked by their names; see found_first() for how they are met. */
const ranked = 40

export type FoundRow = { id: string; name: string; hint: string | null }
export type FoundGroup = {
  record: Described
  rows: FoundRow[]
  /** There are more than those shown. */
  isCut: boolean
}

type Met = { record: string; id: string; place: number; nth: number }

/** The kinds of records that a search looks through: those with a list and a page. */
export const searched: readonly Described[] = records.filter(
  ({ screens }) => screens.includes('list') && screens.includes('page'),
)

/**
 * The first records of each kind that a text finds, under RLS, in the order of `among`. Two statements, however many
 * kinds there are: which ids the words find, and the names of the best of them.
 */
export async function findAnywhere(
  db: Db,
  text: string,
  locale: Locale,
  among: readonly Described[] = searched,
): Promise<FoundGroup[]> {
  const asked = nfc(text)
  if (!asked) return []
  const met = await db.execute<Met>(sql.join(questionsOf(asked, among), sql` union all `))
  const groups = branchesOf([...met], among)
  if (groups.length === 0) return []
  const shown = sql`with ${sql.join(
    groups.map(({ record, best }) => sql`${hitsOf(record)} as materialized (${best(asked)})`),
    sql`, `,
  )} ${sql.join(
    groups.map(({ record }) => shownOf(record, locale)),
    sql` union all `,
  )} order by at, place`
  // Of a few ids: whatever they are, the plan is the same, and takes longer than the rows.
  const [, rows] = await Promise.all([planOnce(db), db.execute<FoundRow & { code: string }>(shown), planByValues(db)])
  return groups.flatMap(({ record }) => {
    const own = rows.filter(({ code }) => code === record.code)
    const shown = own.slice(0, most).map(({ id, name, hint }) => ({ id, name, hint }))
    return shown.length > 0 ? [{ record, rows: shown, isCut: own.length > most }] : []
  })
}

/** Of some records those that the reader may read, with their names, in the same order. */
export async function findOpened(
  db: Db,
  opened: Named[],
  locale: Locale,
): Promise<{ record: Described; id: string; name: string }[]> {
  const names = await namesOf(db, opened, locale)
  return opened.flatMap((one) => {
    const [record, name] = [recordOf(one.code), names[nameKey(one)]]
    return record && name ? [{ record, id: one.id, name }] : []
  })
}

/** A call of found_first() for each text that is looked for: most kinds look for the one that was typed. */
function questionsOf(text: string, among: readonly Described[]): SQL[] {
  const byText = new Map<string, string[]>()
  for (const { code, soughtIn } of among) {
    const sought = soughtIn(text)
    if (sought) byText.set(sought, [...(byText.get(sought) ?? []), code])
  }
  return [...byText].map(
    ([sought, codes]) => sql`select * from found_first(${`{${codes.join(',')}}`}::text[], ${sought}, ${ranked})`,
  )
}

type Branch = { record: Described; best: (text: string) => SQL }

/** How the rows of each kind are found: among the ids that were met, or as those of a record that is found before it. */
function branchesOf(met: Met[], among: readonly Described[]): Branch[] {
  const branches = new Map<string, Branch>()
  // Parents first: a statement may name only what stands before it.
  for (const record of [...among].sort(
    (one, other) => Number(one.isFoundWithParent) - Number(other.isFoundWithParent),
  )) {
    const own = met.filter((one) => one.record === record.code)
    const parent = record.isFoundWithParent && parentOf(record)
    if (own.length > 0) branches.set(record.code, { record, best: (text) => bestOf(record, own, text) })
    // Where many are found, the parts of the first few would be parts of chance.
    else if (parent && branches.has(parent.code) && met.filter(({ record }) => record === parent.code).length <= most)
      branches.set(record.code, { record, best: () => latestOf(record, parent.column, parent.code) })
  }
  return [...branches.values()]
}

function parentOf({ table, parent }: Described): { column: Column; code: string } | undefined {
  const key = getTableConfig(table).foreignKeys.find((one) =>
    one.reference().columns.some((column) => column === parent),
  )
  return parent && key && { column: parent, code: getTableName(key.reference().foreignTable) }
}

const hitsOf = ({ code }: Pick<Described, 'code'>) => sql.identifier(`${code}_hits`)

/** Ids in their order: what is no longer followed last; a tax code first, then names that have the accents typed. */
const bestOf = (record: Described, met: Met[], text: string) => sql`
  select id, row_number() over (order by is_gone, place > 0, lower(name) like all (${accented(text)}) desc, nth) as place
  from (
    select ${record.table.id} as id, ${record.nameOf(sql`${record.table.id}`, 'vi')} as name, met.place, met.nth, ${isGone(record)} as is_gone
    from unnest(${arrayOf(met.map(({ id }) => id))}, ${integers(met.map(({ place }) => place))}, ${integers(met.map(({ nth }) => nth))}) met(id, place, nth)
    join ${record.table} on ${record.table.id} = met.id where ${isNoError(record)}
  ) named where name is not null order by 2 limit ${most + 1}`

const integers = (all: number[]) => sql`${`{${all.join(',')}}`}::int[]`

/** The latest ones of the records found; an id begins with the time at which it was made. */
const latestOf = (record: Described, parent: Column, of: string) => sql`
  select ${record.table.id} as id, row_number() over (order by ${record.table.id} desc) as place from ${record.table}
  where ${parent} = any (array(select id from ${hitsOf({ code: of })} where place <= ${most})) and ${isNoError(record)}
  order by ${record.table.id} desc limit ${most + 1}`

/** A withdrawn entry counts as if it had never been made; its list shows it to who asks for it. */
function isNoError(record: Described): SQL {
  const { retiredOn } = getTableColumns(record.table)
  return retiredOn ? sql`(${retiredOn} is null or ${retiredOn} > ${withdrawnOn})` : sql`true`
}

function isGone(record: Described): SQL {
  const { retiredOn } = getTableColumns(record.table)
  return retiredOn ? sql`coalesce(${retiredOn} <= (select today()), false)` : sql`false`
}

function shownOf(record: Described, locale: Locale): SQL {
  const id = sql`hit.id`
  return sql`select ${record.code}::text as code, ${records.indexOf(record)}::int as at, hit.id, hit.place,
    ${record.markedName(id, locale)} as name, ${listOf(record).hint?.(id, locale) ?? sql`null::text`} as hint from ${hitsOf(record)} hit`
}
