import { notFound } from 'next/navigation'
import { currentLocale } from '@/app/request/session'
import { HistoryScreen } from '@/app/screen/history-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { readHistory } from '@/db/audit/trail'
import { findRecord } from '@/db/plain'
import { recordAt } from '@/db/records'
import { isUndone } from '@/db/undo/plan'
import { findUndone } from '@/db/undo/undone'

/** The history of a record, for all who may read the record, or could before it was undone. */
export default async function HistoryPage({ params }: { params: Promise<{ records: string; id: string }> }) {
  const [{ records, id }, locale] = await Promise.all([params, currentLocale()])
  const record = recordAt(records, 'history') ?? notFound()
  const { found, history, isEverUndone } = await readRecord(id, async (db) => {
    const found = await findRecord(db, record, id, locale)
    if (!found && !(await findUndone(db, record, id))) return null
    const history = await readHistory(db, record.code, id, locale)
    return { found, history, isEverUndone: await isUndone(db, record.code) }
  })
  const crumbs = crumbsOf(record, found ?? { id, called: null }, locale)
  return (
    <HistoryScreen
      crumbs={found ? crumbs : crumbs.slice(0, -1)}
      undone={found ? undefined : record.words.one[locale]}
      canUndo={found?.canEdit && isEverUndone}
      {...history}
    />
  )
}
