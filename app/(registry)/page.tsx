import { getTranslations } from 'next-intl/server'
import { periodInText } from '@/app/screen/period'
import { settingName } from '@/app/screen/setting-words'
import { Outbox } from '@/components/form/outbox.client'
import { PageTitle } from '@/components/shell/page-title'
import { today } from '@/core/date'
import { type Db, type Known, type Role, withActor } from '@/db/actor'
import { listOwnRequests } from '@/db/correction-request/queries'
import { figuresOn } from '@/db/report/figures'
import { listOwedReports } from '@/db/report/owed-reports'
import { listOwnCommittees } from '@/db/report/own-reports'
import {
  countTasks,
  findLastEndedPeriod,
  findLastLockedPeriod,
  listMissingSettings,
  listOwnOffices,
  type TaskCode,
} from '@/db/report/tasks'
import { currentActor, currentLocale } from '../session'
import { MainFigures } from './home/main-figures'
import { OwedReports } from './home/owed-reports'
import { OwnOffices } from './home/own-offices'
import { OwnRequests } from './home/own-requests'
import { RecentChanges } from './home/recent-changes'
import { Tasks } from './home/tasks'
import { waitingReports } from './home/waiting-reports'
import { send } from './report/actions'

/** In the order they press: who cannot be reached comes before what is incomplete. */
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

/** What waits for whoever is signed in, role by role. */
export default async function HomePage() {
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('home')])
  const report = await getTranslations('report')
  const {
    accountId,
    roles,
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
  } = await withActor(actor, gather)
  const instead = waiting.length > 0 ? { 'report-waiting': waiting } : {}
  const countsOf = (codes: readonly TaskCode[]) => counts.filter(({ code }) => codes.includes(code))
  const periodName = period ? periodInText(period, locale) : say('last-period')

  return (
    <>
      <PageTitle title={say('title')} />
      {roles.length === 0 && <p>{say('no-office')}</p>}
      {offices.length > 0 && (
        <>
          <Outbox
            send={send}
            account={accountId}
            words={{ waiting: report('waiting-here'), refused: report('refused'), look: report('look') }}
          />
          <OwedReports reports={reports} />
        </>
      )}
      {offices.length > 0 && <OwnOffices offices={offices} />}
      {requests.length > 0 && <OwnRequests requests={requests} />}
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
      {roles.includes('officer') && (
        <>
          <Tasks id="cycle" counts={countsOf(tasksOf.cycle)} period={periodName} instead={instead} />
          <Tasks id="officer" counts={countsOf(tasksOf.officer)} period={periodName} />
        </>
      )}
      {roles.includes('administrator') && (
        <Tasks
          id="administrator"
          counts={countsOf(tasksOf.administrator)}
          period={periodName}
          also={missing.map((key) => ({
            href: `/settings/new?key=${key}`,
            label: say('setting-missing', { name: settingName(key, locale) }),
          }))}
        />
      )}
      {roles.includes('leader') && (
        <>
          <Tasks id="leader-tasks" counts={countsOf(tasksOf.leader)} period={periodName} />
          <MainFigures figures={figures} day={today()} locked={locked} />
        </>
      )}
      {roles.includes('inspector') && <RecentChanges />}
    </>
  )
}

async function gather(db: Db, { accountId, roles }: Known) {
  const has = (role: Role) => roles.includes(role)
  const committees = has('secretary') ? [...(await listOwnCommittees(db))] : []
  const codes: TaskCode[] = [
    ...(has('officer') ? [...tasksOf.cycle, ...tasksOf.officer] : []),
    ...(has('administrator') ? tasksOf.administrator : []),
    ...(committees.length > 0 ? tasksOf.below : []),
    ...(has('leader') ? tasksOf.leader : []),
  ]
  const [counts, period, missing, offices, reports, requests, figures, locked, waiting] = await Promise.all([
    countTasks(db, [...new Set(codes)]),
    has('officer') ? findLastEndedPeriod(db) : null,
    has('administrator') ? listMissingSettings(db) : [],
    has('secretary') ? listOwnOffices(db) : [],
    has('secretary') ? listOwedReports(db) : [],
    has('secretary') ? listOwnRequests(db) : [],
    has('leader') ? figuresOn(db, today()) : [],
    has('leader') ? findLastLockedPeriod(db) : null,
    codes.some((code) => code === 'report-waiting') ? waitingReports(db) : [],
  ])
  return {
    accountId,
    roles,
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
  }
}
