import { currentLocale } from '@/app/request/session'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecordAt } from '@/app/screen/record'
import { readHistory } from '@/db/audit/trail'
import { isUndone } from '@/db/undo/plan'

/** The history of a record, for all who may read the record. */
export default async function HistoryPage({ params }: { params: Promise<{ records: string; id: string }> }) {
  const [{ records, id }, locale] = await Promise.all([params, currentLocale()])
  const { crumbs, found, more } = await readRecordAt(records, id, 'history', async (db, { code }) => ({
    ...(await readHistory(db, code, id, locale)),
    isEverUndone: await isUndone(db, code),
  }))
  const { isEverUndone, ...history } = more
  return <HistoryScreen crumbs={crumbs} canUndo={found.canEdit && isEverUndone} {...history} />
}
