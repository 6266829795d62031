import { getTranslations } from 'next-intl/server'
import { choosePeriod } from '@/app/screen/missing-reports'
import { settingName } from '@/app/screen/setting-words'
import { Link } from '@/components/link.client'
import { PageTitle } from '@/components/shell/page-title'
import { today } from '@/core/date'
import type { Rights } from '@/db/access/rights'
import { listProposedAdministrators } from '@/db/assignment/queries'
import { listOwnRequests } from '@/db/correction-request/queries'
import { type Db, withActor } from '@/db/door/actor'
import { listBegunPeriods } from '@/db/period/queries'
import { nameInSentence } from '@/db/period/words'
import { figuresOn } from '@/db/report/figures'
import { listOwedReports } from '@/db/report/owed-reports'
import { listOwnCommittees } from '@/db/report/own-reports'
import { listReceipts } from '@/db/report/receipts'
import { countReceived } from '@/db/report/received'
import {
  countTasks,
  findLastEndedPeriod,
  findLastLockedPeriod,
  listMissingSettings,
  listOwnOffices,
  type TaskCode,
} from '@/db/report/tasks'
import { listWorkLists } from '@/db/report/work-lists'
import { currentActor, currentLocale, signedIn } from '../request/session'
import { Below } from './home/below'
import { MainFigures } from './home/main-figures'
import { OwedReports } from './home/owed-reports'
import { OwnOffices } from './home/own-offices'
import { OwnRequests } from './home/own-requests'
import { OwnUnits } from './home/own-units'
import { RecentChanges } from './home/recent-changes'
import { unsentReports } from './home/unsent-reports'
import { waitingReports } from './home/waiting-reports'
import { type Item, itemsOf, WhatWaits } from './home/what-waits'
import { workItems } from './home/work-lists'
import { ReceiptList } from './report/receipt-list'

/** The tasks by role. */
const tasksOf = {
  officer: [
    'nobody-reports',
    'report-waiting',
    'report-returned',
    'report-late',
    'closing-owed',
    'correction-open',
    'transfer-overdue',
    'event-members',
    'report-missing',
    'split-missing',
    'reopening-answered',
    'no-secretary',
    'term-expired',
    'no-decision',
    'tax-code',
    'sheet-pending',
    'no-account',
  ],
  administrator: ['no-assignment', 'rule-unconfirmed'],
  below: ['report-waiting'],
  leader: ['reopening-waiting', 'period-past-due'],
} as const satisfies Record<string, TaskCode[]>

/** The home page, by the rights of the user. */
export default async function HomePage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('home')])
  const { may } = await signedIn()
  const { counts, ended, missing, offices, reports, requests, committees, figures, locked, ...found } = await withActor(
    actor,
    (db) => gather(db, may),
  )
  const { waiting, workLists, unsent, receipts, proposed, period, received } = found
  const items: Item[] = [
    ...(await itemsOf(counts, {
      period: ended ? nameInSentence(ended, locale) : say('last-period'),
      dueOn: ended?.dueOn,
      instead: waiting.length > 0 ? { 'report-waiting': waiting } : {},
    })),
    ...unsent,
    ...(await workItems(workLists)),
    ...proposed.map(({ id, accountId, name }) => ({
      kind: 'administrator' as const,
      href: `/accounts/${accountId}/assignments/${id}/confirm`,
      label: say('administrator-proposed', { name }),
    })),
    ...missing.map((key) => ({
      kind: 'setting' as const,
      href: `/settings/new?key=${key}`,
      label: say('setting-missing', { name: settingName(key, locale) }),
    })),
  ]

  return (
    <>
      <PageTitle title={say('title')} isShort={!may.isStaff} />
      {offices.length > 0 && <OwedReports reports={reports} isSecretaryOfCells={offices.length > committees.length} />}
      {items.length > 0 && <WhatWaits items={items} />}
      {committees.length > 0 && <Below committees={committees} />}
      {receipts.length > 0 && (
        <section className="block" aria-labelledby="receipts">
          <div className="block-head">
            <h2 id="receipts">{say('sent-reports')}</h2>
            <Link href="/report">
              {say('all-receipts')}
              <span className="visually-hidden">: {say('sent-reports')}</span>
            </Link>
          </div>
          <ReceiptList receipts={receipts} />
        </section>
      )}
      {offices.length > 0 && <OwnOffices offices={offices} />}
      {requests.length > 0 && <OwnRequests requests={requests} />}
      {may.keepsRecords && <OwnUnits figures={figures} day={today()} received={received} period={period} />}
      {may.decides && <MainFigures figures={figures} day={today()} locked={locked} />}
      {may.inspects && <RecentChanges />}
    </>
  )
}

async function gather(db: Db, may: Rights) {
  const committees = may.reports ? [...(await listOwnCommittees(db))] : []
  const codes: TaskCode[] = [
    ...(may.keepsRecords ? tasksOf.officer : []),
    ...(may.keepsReference ? tasksOf.administrator : []),
    ...(committees.length > 0 ? tasksOf.below : []),
    ...(may.decides ? tasksOf.leader : []),
  ]
  const begun = codes.includes('report-waiting') ? listBegunPeriods(db) : Promise.resolve([])
  const taking = begun.then((periods) => choosePeriod(periods, {})?.period)
  const [
    counts,
    ended,
    missing,
    offices,
    reports,
    requests,
    figures,
    locked,
    waiting,
    workLists,
    unsent,
    receipts,
    proposed,
    period,
    received,
  ] = await Promise.all([
    countTasks(db, [...new Set(codes)]),
    may.keepsRecords ? findLastEndedPeriod(db) : null,
    may.keepsReference ? listMissingSettings(db) : [],
    may.reports ? listOwnOffices(db) : [],
    may.reports ? listOwedReports(db) : [],
    may.reports ? listOwnRequests(db) : [],
    may.decides || may.keepsRecords ? figuresOn(db, today()) : [],
    may.decides ? findLastLockedPeriod(db) : null,
    codes.includes('report-waiting') ? waitingReports(db, begun) : [],
    may.keepsRecords ? listWorkLists(db) : [],
    may.keepsRecords ? taking.then((period) => unsentReports(db, period)) : [],
    may.reports ? listReceipts(db, 8) : [],
    may.keepsReference ? listProposedAdministrators(db) : [],
    taking,
    may.keepsRecords ? taking.then((period) => period && countReceived(db, period.id)) : undefined,
  ])
  return {
    counts,
    ended,
    missing,
    offices: [...offices],
    reports: [...reports],
    requests: [...requests],
    committees,
    figures,
    locked,
    waiting,
    workLists,
    unsent,
    receipts: [...receipts].filter(({ state }, at) => at < 2 || state === 'submitted'),
    proposed: [...proposed],
    period,
    received: received ?? null,
  }
}
