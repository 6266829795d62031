import { expect } from 'vitest'
import type { Db } from '../door/actor'
import { allRows, namedRows } from '../lists'
import { planBySets } from '../record/list'
import { columnsIn, type Listing, type ListQuestion, type ListRow } from '../record/listing'

/** The rows of the file of a list, with the names of their references; the statement for many rows must give the same. */
export async function rowsInFile<Row extends ListRow = ListRow>(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
): Promise<Row[]> {
  const { some, many } = allRows(listing, asked)
  const rows = await db.execute<Row>(some)
  if (many) {
    await planBySets(db, true)
    expect(await db.execute(many), listing.record.code).toEqual(rows)
    await planBySets(db, false)
  }
  return namedRows(columnsIn(listing, 'file', asked.locale), asked)(db, [...rows] as Row[])
}
