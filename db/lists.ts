import { sql } from 'drizzle-orm'
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
import type { Described } from './record/described'
import type { Listed, Query } from './record/list'
import { type Listing, type ListQuestion, type ListRow, matching } from './record/listing'
import { plainList } from './record/plain-list'
import { listIn, rowsIn } from './record/rows'
import { nameOfReference } from './references'
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

export const listOf = (record: Described): Listing => lists[record.code] ?? plainList(record)

/** A page of a list under RLS, with the count of all matching rows up to `countedUpTo` + 1. */
export const listRows = <Row extends Record<string, unknown> = ListRow>(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
): Promise<Listed<Row>> => listIn<Row>(db, listing, asked, nameOfReference)

/** The statement for all rows of a list, for an export. */
export const allRows = (listing: Listing, asked: ListQuestion): Query =>
  rowsIn(listing, asked, nameOfReference, undefined, 'file')

/** A statement with a row for each of these before joins, to be counted. */
export const rowsToCount = (listing: Listing, asked: ListQuestion): Query => sql`select ${matching(listing, asked)}`

/** The ids of the first rows of a list, whatever its page. */
export async function firstIds(db: Db, listing: Listing, asked: ListQuestion, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(rowsIn(listing, asked, nameOfReference, sql`limit ${most}`))
  return rows.map(({ id }) => id)
}
