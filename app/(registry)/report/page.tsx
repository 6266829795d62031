import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/request/session'
import { PageTitle } from '@/components/shell/page-title'
import { TaskList } from '@/components/task-list'
import { withActor } from '@/db/door/actor'
import { listOwnCommittees } from '@/db/report/own-reports'
import { listReceipts } from '@/db/report/receipts'
import { ReceiptList } from './receipt-list'

/** Ten years of quarters. */
const most = 40

/** The reports that a secretary has sent; for a committee, also the way to the reports below it. */
export default async function ReceiptsPage() {
  const [actor, say] = await Promise.all([currentActor(), getTranslations('receipts')])
  const { receipts, committees } = await withActor(actor, async (db) => ({
    receipts: [...(await listReceipts(db, most))],
    committees: [...(await listOwnCommittees(db))],
  }))
  return (
    <>
      <PageTitle title={say('title')} />
      {committees.length > 0 && (
        <section className="block" aria-labelledby="below">
          <div className="block-head">
            <h2 id="below">{say('below')}</h2>
          </div>
          <TaskList
            none=""
            tasks={[
              { href: '/completeness', label: say('completeness') },
              ...committees.map(({ id, name }) => ({
                href: `/organisations/${id}/reports`,
                label: say('sum', { name }),
              })),
              { href: '/member-reports', label: say('list') },
            ]}
          />
        </section>
      )}
      {receipts.length > 0 && <ReceiptList receipts={receipts} withPaper />}
      {receipts.length + committees.length === 0 && <p className="muted">{say('none')}</p>}
    </>
  )
}
