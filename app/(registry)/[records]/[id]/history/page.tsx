import { notFound } from 'next/navigation'
import { currentLocale } from '@/app/request/session'
import { HistoryScreen } from '@/app/screen/history-screen'
import { paramsOf, type Sent } from '@/app/screen/params'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { readHistory } from '@/db/audit/trail'
import { findRecord } from '@/db/plain'
import { recordAt } from '@/db/records'
import { isUndone } from '@/db/undo/plan'
import { findUndone } from '@/db/undo/undone'

type Props = { params: Promise<{ records: string; id: string }>; searchParams: Promise<Sent> }

/** The history of a record, or of a field of it, for all who may read the record, or could before it was undone. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ records, id }, asked, locale] = await Promise.all([params, paramsOf(searchParams), currentLocale()])
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
      field={asked.field}
      path={`/${record.path}/${id}/history`}
      {...history}
    />
  )
}
