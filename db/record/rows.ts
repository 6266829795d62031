import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { keptCount } from './kept'
import type { Term } from './keys'
import {
  type Anchor,
  countedUpTo,
  countOf,
  dayOf,
  every,
  type Listed,
  listed,
  pageSize,
  planByValues,
  totalOf,
} from './list'
import {
  citationsIn,
  everything,
  type Listing,
  type ListQuestion,
  type ListRow,
  matching,
  type NameOfReference,
  namedIn,
  type Place,
  type Reference,
} from './listing'
import { inOrder, isKeyed, lastPage, nextTo, orderOf, termsOf } from './order'
import { statementOf } from './statements'

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
    names = {},
  } = listing.around?.(asked, nameOf, place, many ? undefined : sql`array(select id from page)`) ?? {}
  const extra = Object.entries({ ...(place === 'file' && citationsIn(listing, asked, nameOf)), ...columns })
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
  if (many) return sql`select ${selected} from (${rows}) page ${last}`
  // Computed once, so that joins may ask for its ids; a file of many is not: its first rows are sent before the last.
  const page = sql`with page as materialized (${rows})`
  return place === 'file'
    ? sql`${page} select ${selected} from page ${last}`
    : sql`${page}, shown as materialized (select ${selected} from page ${joins})
        ${namedOnce({ ...namedIn(listing, asked), ...names }, columns, asked, nameOf)} order by shown.place ${back ? sql`desc` : sql`asc`}`
}

/**
 * The rows with the names of their references. Each value is named once, and not for each row: the rows of a page refer to
 * a few parks, communes and periods.
 */
function namedOnce(
  names: Record<string, Reference>,
  columns: Record<string, SQL>,
  asked: ListQuestion,
  nameOf: NameOfReference,
): SQL {
  const named = Object.entries(names).flatMap(([name, [reference, valueIn]]) => {
    const called = !Object.hasOwn(columns, name) && nameOf(reference, sql`wanted.value`, asked.locale, dayOf(asked))
    return called ? [{ called, as: sql.identifier(name), value: sql.identifier(valueIn) }] : []
  })
  const sets = named.map(
    ({ called, as, value }) => sql`, ${as} as materialized (select wanted.value, ${called} as name
      from (select distinct shown.${value} as value from shown where shown.${value} is not null) wanted)`,
  )
  const joined = named.map(({ as, value }) => sql` left join ${as} on ${as}.value = shown.${value}`)
  return sql`${sql.join(sets)} select shown.*${sql.join(named.map(({ as }) => sql`, ${as}.name as ${as}`))} from shown${sql.join(joined)}`
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
  const rows = (beside: Beside) =>
    statementOf(listing, asked, 'rows', (asked) =>
      rowsIn(listing, asked, nameOf, partOf(listing, asked, beside.anchor), 'list', beside),
    )
  const count = () =>
    totalOf(
      db,
      statementOf(listing, asked, 'count', (asked) =>
        countOf(sql`select ${matching(listing, asked)}`, countedUpTo + 1),
      ),
    )
  if (isNarrow(listing, asked)) return narrow<Row>(db, rows({ counts: true }), count, asked.page)
  const page = async (anchor?: Anchor) => {
    const found = await listed<Row>(db, rows({ anchor }), keptStanding(db, listing, asked) ?? count, {
      keepsPlan: hasOnePlan(listing, asked),
    })
    const hasMore = anchor?.side === 'before' || found.rows.length > pageSize
    return { rows: found.rows.slice(0, pageSize), total: found.total, hasMore }
  }
  if (!isKeyed(listing, asked)) {
    const shown = await page()
    return { ...shown, hasMore: shown.hasMore && asked.page < lastPage }
  }
  if (asked.anchor) {
    const beside = await page(asked.anchor)
    // The anchor may have left the list since its page was drawn.
    if (beside.rows.length > 0) return beside
  }
  return page()
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
async function narrow<Row>(db: Db, shown: SQL, count: () => Promise<number>, page: number): Promise<Listed<Row>> {
  const [, found] = await Promise.all([planByValues(db), db.execute<{ matches: string }>(shown)])
  const [first] = found
  const matches = first ? Number(first.matches) : page === 1 ? 0 : await count()
  const total = Math.min(matches, countedUpTo + 1)
  return { rows: found.slice(0, pageSize) as Row[], total, hasMore: found.length > pageSize }
}

/** The statement for the count of a list without search and filters, by record/standing.sql. */
export function countStanding(listing: Listing, asked: ListQuestion, atMost: number): SQL | undefined {
  const count = standingCount(listing, asked, atMost)
  return count && sql`select ${count} as total`
}

function standingCount({ record, standing }: Listing, asked: ListQuestion, atMost: number): SQL | undefined {
  if (!standing || asked.text || asked.where || Object.keys(asked.chosen).length > 0) return undefined
  return sql`count_standing(${record.code}, ${dayOf(asked)}, ${atMost})`
}

/** The same for a page, kept until a record or a spell changes. */
function keptStanding(db: Db, listing: Listing, asked: ListQuestion): (() => Promise<number>) | undefined {
  const { code } = listing.record
  const count = standingCount(listing, asked, countedUpTo + 1)
  return count && (() => keptCount(db, `standing ${code} ${asked.validOn}`, count))
}

/** SQL LIMIT and OFFSET of a page, or of the rows beside the anchor; of none behind the last page of an order without keys. */
function partOf(listing: Listing, asked: ListQuestion, anchor: Anchor | undefined): SQL {
  if (anchor) return sql`limit ${anchor.side === 'before' ? pageSize : pageSize + 1}`
  return asked.page > lastPage && !isKeyed(listing, asked) ? sql`limit 0` : pageOf(asked)
}

/** SQL LIMIT and OFFSET of a page and one row more. */
export const pageOf = ({ page }: Pick<ListQuestion, 'page'>): SQL =>
  sql`limit ${pageSize + 1} offset ${(page - 1) * pageSize}`
