import 'server-only'
import type { Db } from '@/db/door/actor'
import { groupedRows, listRows } from '@/db/lists'
import type { Grouped } from '@/db/record/grouped'
import { inTime, type Listed } from '@/db/record/list'
import type { Listing, ListQuestion, ListRow, Where } from '@/db/record/listing'

type Beside<More> = (db: Db, asked: ListQuestion) => Promise<More>
/** `where`: why the condition is not answered. `more`: what stands beside the rows. */
type Answer<Row, More> = Listed<Row> & { where?: Where; grouped?: Grouped | undefined; more: More | undefined }

const noRows = { rows: [], total: 0, hasMore: false }

/**
 * The rows or groups of a list with what stands beside them. If a condition takes longer than a reader waits, in either,
 * there are none, and the answer says why. `isRefused`: the question itself is wrong.
 */
export async function listedInTime<Row extends ListRow, More>(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
  { isRefused, beside, milliseconds }: { isRefused: boolean; beside?: Beside<More> | undefined; milliseconds?: number },
): Promise<Answer<Row, More>> {
  const list = async (within: Db) =>
    asked.group
      ? { ...(noRows as Listed<Row>), grouped: await groupedRows(within, listing, asked) }
      : listRows<Row>(within, listing, asked)
  if (isRefused) return { ...noRows, more: await beside?.(db, asked) }
  if (!asked.where) {
    const [listed, more] = await Promise.all([list(db), beside?.(db, asked)])
    return { ...listed, more }
  }
  const read = async (within: Db) => ({ ...(await list(within)), more: await beside?.(within, asked) })
  const answer = await inTime(db, read, milliseconds)
  if (answer) return answer
  const where = { key: 'slow', what: '' } as const
  return { ...noRows, where, more: await beside?.(db, { ...asked, where }) }
}
