import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { type Anchor, countedUpTo, countRows, dayOf, every, type Listed, listed, pageSize, planByValues } from './list'
import {
  type Listing,
  type ListQuestion,
  type ListRow,
  matching,
  type NameOfReference,
  namesIn,
  type Place,
} from './listing'

/** `anchor`: the rows next to it. `counts`: each row has the number of all, in `matches`. `many`: of a file with many. */
type Beside = { anchor?: Anchor | undefined; counts?: boolean; many?: boolean }

/** The statement for all rows, or with `part` (LIMIT) for one page. RLS adds the conditions on rights. */
export function rowsIn(
  listing: Listing,
  asked: ListQuestion,
  nameOf: NameOfReference,
  part: SQL = sql``,
  place: Place = 'list',
  { anchor, counts = false, many = false }: Beside = {},
): SQL {
  const { key, down } = orderIn(listing, asked, nameOf)
  const back = anchor?.side === 'before'
  const by = sql`${key} ${down === back ? sql`asc` : sql`desc`} ${back ? sql`nulls first` : sql`nulls last`}`
  const order = sql`${by}, ${listing.ties ? sql`${listing.ties}, ` : sql``}${listing.id} ${back ? sql`desc` : sql`asc`}`
  const {
    columns = {},
    joins = sql``,
    order: within,
  } = listing.around?.(asked, nameOf, place, many ? undefined : sql`array(select id from page)`) ?? {}
  const extra = Object.entries({ ...namesIn(listing, asked, nameOf, place), ...columns })
  const rows = sql`select ${listing.fields}, row_number() over (order by ${order}) as place${counts ? sql`, count(*) over () as matches` : sql``}
    ${matching(listing, asked)} ${anchor ? sql`and ${nextTo(listing, asked, key, { ...anchor, down })}` : sql``}
    order by ${order} ${part}`
  const selected = sql`page.*${sql.join(
    extra.map(([name, column]) => sql`, ${column} as ${sql.identifier(name)}`),
    sql``,
  )}`
  const last = sql`${joins} order by page.place ${back ? sql`desc` : sql`asc`}${within ? sql`, ${within}` : sql``}`
  return !many
    ? // Computed once, so that joins may ask for its ids; a file of many is not: its first rows are sent before the last.
      sql`with page as materialized (${rows}) select ${selected} from page ${last}`
    : sql`select ${selected} from (${rows}) page ${last}`
}

/**
 * SQL for "after the anchor in the order of a key", or before it. The first comparison is the one that an index serves.
 * No row if the anchor is not in the list any more.
 */
function nextTo(listing: Listing, asked: ListQuestion, key: SQL, { id, side, down }: Anchor & { down: boolean }): SQL {
  const its = sql`(select ${key} from ${listing.from(asked)}
    where ${listing.id} = ${id}::uuid and ${every(listing.always?.(asked) ?? [])} limit 1)`
  const later = side === 'after'
  const [bound, beyond] = later === down ? [sql`<=`, sql`<`] : [sql`>=`, sql`>`]
  const tie = later ? sql`>` : sql`<`
  return sql`${key} ${bound} ${its} and (${key} ${beyond} ${its} or ${listing.id} ${tie} ${id}::uuid)`
}

/**
 * Runs a listing: a page of rows, and the count of all matching rows up to `countedUpTo` + 1. It asks for one row more than
 * a page has, because a capped count does not say whether rows follow.
 */
export async function listIn<Row extends Record<string, unknown> = ListRow>(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
  nameOf: NameOfReference,
): Promise<Listed<Row>> {
  const counted = sql`select ${matching(listing, asked)}`
  if (asked.text)
    return searched<Row>(db, rowsIn(listing, asked, nameOf, pageOf(asked), 'list', { counts: true }), counted)
  const page = async (part: SQL, anchor?: Anchor) => {
    const shown = rowsIn(listing, asked, nameOf, part, 'list', { anchor })
    const { rows, total } = await listed<Row>(db, shown, counted, countStanding(listing, asked))
    return { rows: rows.slice(0, pageSize), total, hasMore: anchor?.side === 'before' || rows.length > pageSize }
  }
  if (asked.anchor && isKeyed(listing, asked)) {
    const beside = await page(sql`limit ${asked.anchor.side === 'before' ? pageSize : pageSize + 1}`, asked.anchor)
    // The anchor may have left the list since its page was drawn.
    if (beside.rows.length > 0) return beside
  }
  return page(pageOf(asked))
}

/** A search finds all ids before the first row is known, so its rows and their count are one statement. */
async function searched<Row>(db: Db, shown: SQL, counted: SQL): Promise<Listed<Row>> {
  const [, found] = await Promise.all([planByValues(db), db.execute<{ matches: string }>(shown)])
  const [first] = found
  const total = first ? Math.min(Number(first.matches), countedUpTo + 1) : await countRows(db, counted, countedUpTo + 1)
  return { rows: found.slice(0, pageSize) as Row[], total, hasMore: found.length > pageSize }
}

/** The count of a list without search and filters, by record/standing.sql. */
export function countStanding(
  { record, standing }: Listing,
  asked: ListQuestion,
  atMost = countedUpTo + 1,
): SQL | undefined {
  if (!standing || asked.text || Object.keys(asked.chosen).length > 0) return undefined
  return sql`select count_standing(${record.code}, ${dayOf(asked)}, ${atMost}) as total`
}

/** SQL LIMIT and OFFSET of a page and one row more. */
export const pageOf = ({ page }: Pick<ListQuestion, 'page'>): SQL =>
  sql`limit ${pageSize + 1} offset ${(page - 1) * pageSize}`

/** Whether the order has a key by which the pages before and after a row are found without counting from the first. */
export const isKeyed = (listing: Listing, asked: ListQuestion): boolean =>
  !asked.text && (listing.keyed?.includes(orderOf(listing, asked).name) ?? false)

function orderOf({ sortable, sort }: Listing, { sort: wanted, descending }: ListQuestion) {
  return Object.hasOwn(sortable, wanted)
    ? { name: wanted, down: descending }
    : { name: sort.replace(/^-/, ''), down: sort.startsWith('-') }
}

function orderIn(listing: Listing, asked: ListQuestion, nameOf: NameOfReference): { key: SQL; down: boolean } {
  const { name, down } = orderOf(listing, asked)
  const by = listing.sortable[name]
  return { key: sql`${typeof by === 'function' ? by(nameOf, asked) : by}`, down }
}
