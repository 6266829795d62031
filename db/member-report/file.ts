import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { enterprises } from '../enterprise/record'
import { organisations } from '../organisation/record'
import type { Asked } from '../record/list'
import { type ReportFilter, type ReportRow, reportRows } from './queries'
import type { memberReportVersion } from './record'
import { joinSigners, type Signature, signedBy } from './signatures'

/**
 * A report in the file: ReportRow, and all that was sent with the version that its numbers are of. `state` is
 * that of this version; `standing` that of the latest, which may be a correction that waits.
 */
export type FileRow = ReportRow &
  Pick<typeof memberReportVersion.$inferSelect, 'grade' | 'submittedAt' | 'decidedAt'> &
  Pick<Signature, 'sender' | 'decider' | 'onBehalfOf'> & {
    state: 'submitted' | 'returned' | 'confirmed' | null
    endsOn: string
    wasLate: boolean | null
    /** "Công ty A: 5; Công ty B: 3", and by the other organisation. */
    atEnterprises: string | null
    cameFrom: string | null
    wentTo: string | null
  }

/** The statement for FileRow. */
export const fileRows = (asked: Asked & ReportFilter, locale: Locale): SQL => sql`
  select page.*, v.is_late as "wasLate", ${signedBy(locale)},
    (select string_agg(called || ': ' || members, '; ' order by called) from (
      select ${enterprises.referredName(sql`s.enterprise_id`, locale, sql`page."endsOn"::date`)} as called, s.members
      from member_split s where s.version_id = v.id) split) as "atEnterprises",
    ${counterparts('in', locale)} as "cameFrom", ${counterparts('out', locale)} as "wentTo"
  from (${reportRows(asked)}) page
  left join member_report_version v on v.id = page."versionId"
  ${joinSigners} order by page.place`

const counterparts = (direction: 'in' | 'out', locale: Locale) => sql`(
    select string_agg(called || ': ' || members, '; ' order by called) from (
      select ${organisations.referredName(sql`t.counterpart_id`, locale, sql`page."endsOn"::date`)} as called, t.members
      from member_transfer t where t.version_id = v.id and t.direction = ${direction}) moved)`
