import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { Term } from './keys'
import { type Anchor, countedUpTo, countRows, dayOf, every, type Listed, listed, pageSize, planByValues } from './list'
import {
  everything,
  type Listing,
  type ListQuestion,
  type ListRow,
  matching,
  type NameOfReference,
  namesIn,
  type Place,
} from './listing'
import { inOrder, isKeyed, lastPage, nextTo, orderOf, termsOf } from './order'

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
  const back = anchor?.side === 'before'
  const terms = termsOf(listing, asked, nameOf, back)
  const {
    columns = {},
    joins = sql``,
    order: within,
  } = listing.around?.(asked, nameOf, place, many ? undefined : sql`array(select id from page)`) ?? {}
  const extra = Object.entries({ ...namesIn(listing, asked, nameOf, place), ...columns })
  const selected = sql`page.*${sql.join(
    extra.map(([name, column]) => sql`, ${column} as ${sql.identifier(name)}`),
    sql``,
  )}`
  const last = sql`${joins} order by page.place ${back ? sql`desc` : sql`asc`}${within ? sql`, ${within}` : sql``}`
  const matched = sql`${matching(listing, asked)} ${anchor ? sql`and ${nextTo(listing, asked, anchor)}` : sql``}`
  // Of a reader of few rows the policies cost more than the rows, and are not asked twice.
  const rows =
    place === 'file' || asked.reader?.units
      ? sql`select ${listing.fields}, row_number() over (order by ${inOrder(terms)}) as place${counts ? sql`, count(*) over () as matches` : sql``}
        ${matched} order by ${inOrder(terms)} ${part}`
      : keysFirst(listing, asked, { terms, part, matched, counts })
  return !many
    ? // Computed once, so that joins may ask for its ids; a file of many is not: its first rows are sent before the last.
      sql`with page as materialized (${rows}) select ${selected} from page ${last}`
    : sql`select ${selected} from (${rows}) page ${last}`
}

type Parts = { terms: Term[]; part: SQL; matched: SQL; counts: boolean }

/**
 * The ids of a page in its order, and then the rows of those: an index that has the keys and what is asked answers without
 * a visit of the table, of the rows before the page, too. OFFSET has the rows looked up one by one and no table joined.
 */
function keysFirst(listing: Listing, asked: ListQuestion, { terms, part, matched, counts }: Parts): SQL {
  const columns = terms.map((term, at) => ({ ...term, name: sql.identifier(`key${at}`) }))
  const hits = sql`with hits as materialized (select ${listing.id} as id, ${sql.join(
    columns.map(({ key, name }) => sql`${key} as ${name}`),
    sql`, `,
  )} ${matched})`
  const ids = counts
    ? sql`select id from hits order by ${inOrder(columns.map(({ name, way }) => ({ key: sql`${name}`, way })))} ${part}`
    : sql`select ${listing.id} ${matched} order by ${inOrder(terms)} ${part}`
  return sql`${counts ? hits : sql``} select shown.*, chosen.place${counts ? sql`, (select count(*) from hits) as matches` : sql``}
    from unnest(array(${ids})) with ordinality chosen(id, place) cross join lateral (
      select ${listing.fields} from ${listing.from(asked)}
      where ${every([sql`${listing.id} = chosen.id`, ...(listing.always?.(asked) ?? [])])} offset 0) shown`
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
  if (isNarrow(listing, asked))
    return narrow<Row>(db, rowsIn(listing, asked, nameOf, pageOf(asked), 'list', { counts: true }), counted, asked.page)
  const page = async (part: SQL, anchor?: Anchor) => {
    const shown = rowsIn(listing, asked, nameOf, part, 'list', { anchor })
    const { rows, total } = await listed<Row>(db, shown, counted, {
      count: countStanding(listing, asked),
      keepsPlan: hasOnePlan(listing, asked),
    })
    return { rows: rows.slice(0, pageSize), total, hasMore: anchor?.side === 'before' || rows.length > pageSize }
  }
  if (!isKeyed(listing, asked)) {
    const shown = await page(asked.page > lastPage ? sql`limit 0` : pageOf(asked))
    return { ...shown, hasMore: shown.hasMore && asked.page < lastPage }
  }
  if (asked.anchor) {
    const beside = await page(sql`limit ${asked.anchor.side === 'before' ? pageSize : pageSize + 1}`, asked.anchor)
    // The anchor may have left the list since its page was drawn.
    if (beside.rows.length > 0) return beside
  }
  return page(pageOf(asked))
}

/** Whether all ids are found before the first row of a page is known: by a search, a condition, or a filter that few rows fit. */
export const isNarrow = (listing: Listing, { text, chosen, where }: ListQuestion): boolean =>
  text !== '' ||
  where !== undefined ||
  Object.entries(chosen).some(([name, value]) => listing.filters[name]?.rare?.includes(value))

/** Whether the plan of a page is kept. Planning it takes as long as finding it. */
const hasOnePlan = (listing: Listing, asked: ListQuestion): boolean =>
  listing.hasOnePlan === true &&
  asked.reader?.units === null &&
  !asked.validOn &&
  !asked.where &&
  Object.keys(asked.chosen).length === 0 &&
  orderOf(listing, asked).name === orderOf(listing, everything).name

/** The rows and their count are one statement. Only of a page behind the last one the count is asked by itself. */
async function narrow<Row>(db: Db, shown: SQL, counted: SQL, page: number): Promise<Listed<Row>> {
  const [, found] = await Promise.all([planByValues(db), db.execute<{ matches: string }>(shown)])
  const [first] = found
  const matches = first ? Number(first.matches) : page === 1 ? 0 : await countRows(db, counted, countedUpTo + 1)
  const total = Math.min(matches, countedUpTo + 1)
  return { rows: found.slice(0, pageSize) as Row[], total, hasMore: found.length > pageSize }
}

/** The count of a list without search and filters, by record/standing.sql. */
export function countStanding(
  { record, standing }: Listing,
  asked: ListQuestion,
  atMost = countedUpTo + 1,
): SQL | undefined {
  if (!standing || asked.text || asked.where || Object.keys(asked.chosen).length > 0) return undefined
  return sql`select count_standing(${record.code}, ${dayOf(asked)}, ${atMost}) as total`
}

/** SQL LIMIT and OFFSET of a page and one row more. */
export const pageOf = ({ page }: Pick<ListQuestion, 'page'>): SQL =>
  sql`limit ${pageSize + 1} offset ${(page - 1) * pageSize}`
