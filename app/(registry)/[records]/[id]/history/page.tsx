import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecordAt } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { namesIn } from '@/db/audit/trail'

/** Whoever sees a record sees what happened to it. */
export default async function HistoryPage({ params }: { params: Promise<{ records: string; id: string }> }) {
  const [{ records, id }, locale] = await Promise.all([params, currentLocale()])
  const { crumbs, more } = await readRecordAt(records, id, 'history', async (db, { code }) => {
    const changes = await listChanges(db, code, id)
    return { changes, names: await namesIn(db, changes, locale) }
  })
  return <HistoryScreen crumbs={crumbs} {...more} />
}
