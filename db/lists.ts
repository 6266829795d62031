import { sql } from 'drizzle-orm'
import { parseCondition, printCondition } from '../core/condition/text'
import type { Field } from '../core/field'
import { affiliatedList } from './affiliated-organisation/list'
import { accountList } from './assignment/account-list'
import { correctionRequestList } from './correction-request/list'
import { documentList } from './document/list'
import type { Db } from './door/actor'
import { enterpriseList } from './enterprise/list'
import { figuresList } from './enterprise-figures/list'
import { eventList } from './event/list'
import { personList } from './mandate/person-list'
import { organisationList } from './organisation/list'
import { periodList } from './period/list'
import { projectList } from './project/list'
import { checked } from './record/condition/check'
import { holdsFor } from './record/condition/holds'
import { shapeOf, type World } from './record/condition/shape'
import type { Described } from './record/described'
import { type FileRows, namesOfBatches } from './record/file'
import { type Grouped, groupsIn } from './record/grouped'
import type { Listed } from './record/list'
import { type Listing, type ListQuestion, type ListRow, matching, type Where } from './record/listing'
import { type Neighbours, neighboursIn } from './record/neighbours'
import { plainList } from './record/plain-list'
import { countStanding, listIn, rowsIn } from './record/rows'
import { records } from './records'
import { nameOfReference, recordBehind } from './references'
import { reopeningList } from './reopening/list'
import { ruleList } from './rule-set/list'
import { targetList } from './target/list'
import { unitList } from './unit/list'

/** Listings that need more than the columns of one table. All others are made by `plainList` from the description. */
const lists: Readonly<Record<string, Listing>> = Object.fromEntries(
  [
    accountList,
    affiliatedList,
    correctionRequestList,
    documentList,
    enterpriseList,
    eventList,
    figuresList,
    organisationList,
    periodList,
    personList,
    projectList,
    reopeningList,
    ruleList,
    targetList,
    unitList,
  ].map((one) => [one.record.code, one]),
)

const plain = new Map<Described, Listing>()

export function listOf(record: Described): Listing {
  const known = lists[record.code] ?? plain.get(record) ?? plainList(record)
  if (!lists[record.code]) plain.set(record, known)
  return known
}

/** What conditions are checked by and made of. */
export const world: World = { records, listOf, recordBehind }

/** What the text of a condition in an address asks of a list. */
export function whereOf(listing: Listing, text: string): Where {
  const read = parseCondition(text)
  const shape = { ...shapeOf(listing.record, world), listing }
  const fits = read.ok ? checked(read.value, shape, world) : read
  if (!fits.ok) return fits.problem
  const condition = fits.value
  return { text: printCondition(condition), condition, holds: (asked) => holdsFor(shape, condition, asked, world) }
}

/** A page of a list under RLS, with the count of all matching rows up to `countedUpTo` + 1. */
export const listRows = <Row extends Record<string, unknown> = ListRow>(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
): Promise<Listed<Row>> => listIn<Row>(db, listing, asked, nameOfReference)

/** The rows of a list in the groups that were asked for; undefined if it has no such groups. */
export const groupedRows = (db: Db, listing: Listing, asked: ListQuestion): Promise<Grouped | undefined> =>
  groupsIn(db, listing, asked, nameOfReference)

/** All rows of a list, for an export. */
export const allRows = (listing: Listing, asked: ListQuestion): FileRows => ({
  some: rowsIn(listing, asked, nameOfReference, undefined, 'file'),
  ...(listing.bySets && { many: rowsIn(listing, asked, nameOfReference, undefined, 'file', { many: true }) }),
  counted: sql`select ${matching(listing, asked)}`,
  count: (atMost) => countStanding(listing, asked, atMost),
})

/** Adds the names of the references in the columns of a file to its rows. */
export const namedRows = (columns: Field[], asked: ListQuestion) =>
  namesOfBatches(columns, asked, nameOfReference, (reference, value) =>
    recordBehind(reference) ? sql`${value}::uuid` : value,
  )

/** The ids of the first rows of a list, whatever its page. */
export async function firstIds(db: Db, listing: Listing, asked: ListQuestion, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(rowsIn(listing, asked, nameOfReference, sql`limit ${most}`))
  return rows.map(({ id }) => id)
}

/** The records before and after one in a list, whatever its page. */
export const neighboursOf = (db: Db, listing: Listing, asked: ListQuestion, id: string): Promise<Neighbours> =>
  neighboursIn(db, listing, asked, id, nameOfReference)
