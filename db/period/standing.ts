import { type SQL, sql } from 'drizzle-orm'
import type { Label } from '../../core/locale'

export type PeriodStanding = 'locked' | 'to-come' | 'open' | 'past-due'

/** The states of a period in words. */
export const periodStandings: Record<PeriodStanding, Label> = {
  locked: { vi: 'Đã chốt', en: 'Locked' },
  'to-come': { vi: 'Chưa mở', en: 'Not open yet' },
  open: { vi: 'Đang nhận báo cáo', en: 'Open' },
  'past-due': { vi: 'Quá hạn gửi', en: 'Past due' },
}

type Days = Record<'lockedAt' | 'opensOn' | 'dueOn', unknown>

/** SQL for the state of a period today. */
export const standingOf = ({ lockedAt, opensOn, dueOn }: Days): SQL<PeriodStanding> => sql`case
  when ${lockedAt} is not null then 'locked' when ${opensOn} > (select today()) then 'to-come'
  when ${dueOn} >= (select today()) then 'open' else 'past-due' end`
