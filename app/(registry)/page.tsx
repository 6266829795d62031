import { getTranslations } from 'next-intl/server'
import { settingName } from '@/app/screen/setting-words'
import { Link } from '@/components/link.client'
import { PageTitle } from '@/components/shell/page-title'
import { today } from '@/core/date'
import type { Rights } from '@/db/access/rights'
import { listProposedAdministrators } from '@/db/assignment/queries'
import { listOwnRequests } from '@/db/correction-request/queries'
import { type Db, withActor } from '@/db/door/actor'
import { nameInSentence } from '@/db/period/words'
import { figuresOn } from '@/db/report/figures'
import { listOwedReports } from '@/db/report/owed-reports'
import { listOwnCommittees } from '@/db/report/own-reports'
import { listReceipts } from '@/db/report/receipts'
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
import { MainFigures } from './home/main-figures'
import { OwedReports } from './home/owed-reports'
import { OwnOffices } from './home/own-offices'
import { OwnRequests } from './home/own-requests'
import { RecentChanges } from './home/recent-changes'
import { Tasks } from './home/tasks'
import { unsentReports } from './home/unsent-reports'
import { waitingReports } from './home/waiting-reports'
import { WorkLists } from './home/work-lists'
import { ReceiptList } from './report/receipt-list'

/** The tasks by role, most urgent first. */
const tasksOf = {
  cycle: [
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
  ],
  officer: ['no-secretary', 'term-expired', 'no-decision', 'tax-code', 'sheet-pending', 'no-account'],
  administrator: ['no-assignment', 'rule-unconfirmed'],
  below: ['report-waiting'],
  leader: ['reopening-waiting', 'period-past-due'],
} as const satisfies Record<string, TaskCode[]>

/** The home page, by the rights of the user. */
export default async function HomePage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('home')])
  const { may } = await signedIn()
  const {
    counts,
    period,
    missing,
    offices,
    reports,
    requests,
    committees,
    figures,
    locked,
    waiting,
    workLists,
    unsent,
    receipts,
    proposed,
  } = await withActor(actor, (db) => gather(db, may))
  const instead = waiting.length > 0 ? { 'report-waiting': waiting } : {}
  const countsOf = (codes: readonly TaskCode[]) => counts.filter(({ code }) => codes.includes(code))
  const periodName = period ? nameInSentence(period, locale) : say('last-period')

  return (
    <>
      <PageTitle title={say('title')} isShort={!may.isStaff} />
      {offices.length > 0 && <OwedReports reports={reports} isSecretaryOfCells={offices.length > committees.length} />}
      {committees.length > 0 && (
        <Tasks
          id="below"
          counts={countsOf(tasksOf.below)}
          period={periodName}
          instead={instead}
          also={committees.map(({ id, name }) => ({
            href: `/organisations/${id}/reports`,
            label: say('sum-of', { name }),
          }))}
        />
      )}
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
      {may.keepsRecords && (
        <>
          <Tasks id="cycle" counts={countsOf(tasksOf.cycle)} period={periodName} instead={instead} also={unsent} />
          <Tasks id="officer" counts={countsOf(tasksOf.officer)} period={periodName} />
          <WorkLists lists={workLists} />
        </>
      )}
      {may.keepsReference && (
        <Tasks
          id="administrator"
          counts={countsOf(tasksOf.administrator)}
          period={periodName}
          also={[
            ...proposed.map(({ id, accountId, name }) => ({
              href: `/accounts/${accountId}/assignments/${id}/confirm`,
              label: say('administrator-proposed', { name }),
            })),
            ...missing.map((key) => ({
              href: `/settings/new?key=${key}`,
              label: say('setting-missing', { name: settingName(key, locale) }),
            })),
          ]}
        />
      )}
      {may.decides && (
        <>
          <Tasks id="leader-tasks" counts={countsOf(tasksOf.leader)} period={periodName} />
          <MainFigures figures={figures} day={today()} locked={locked} />
        </>
      )}
      {may.inspects && <RecentChanges />}
    </>
  )
}

async function gather(db: Db, may: Rights) {
  const committees = may.reports ? [...(await listOwnCommittees(db))] : []
  const codes: TaskCode[] = [
    ...(may.keepsRecords ? [...tasksOf.cycle, ...tasksOf.officer] : []),
    ...(may.keepsReference ? tasksOf.administrator : []),
    ...(committees.length > 0 ? tasksOf.below : []),
    ...(may.decides ? tasksOf.leader : []),
  ]
  const [
    counts,
    period,
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
  ] = await Promise.all([
    countTasks(db, [...new Set(codes)]),
    may.keepsRecords ? findLastEndedPeriod(db) : null,
    may.keepsReference ? listMissingSettings(db) : [],
    may.reports ? listOwnOffices(db) : [],
    may.reports ? listOwedReports(db) : [],
    may.reports ? listOwnRequests(db) : [],
    may.decides ? figuresOn(db, today()) : [],
    may.decides ? findLastLockedPeriod(db) : null,
    codes.some((code) => code === 'report-waiting') ? waitingReports(db) : [],
    may.keepsRecords ? listWorkLists(db) : [],
    may.keepsRecords ? unsentReports(db) : [],
    may.reports ? listReceipts(db, 8) : [],
    may.keepsReference ? listProposedAdministrators(db) : [],
  ])
  return {
    counts,
    period,
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
  }
}
