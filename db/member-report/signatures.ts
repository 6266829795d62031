import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { people } from '../person/record'

/** Sender and decider of a version with their offices at that time: "Nguyễn Thị Lan – officer". */
export type Signature = {
  versionId: string
  sender: string | null
  onBehalfOf: string | null
  decider: string | null
  /** The change set that confirmed it. */
  confirmedIn: string | null
  /** See sent_after_mandate in rules.sql. */
  sentAfterMandate: boolean
  /** Confirmed before the cut-off day had passed, as was possible before `is_settled` was required. */
  isConfirmedEarly: boolean
}

/** From the audit and not from `account`: the actor may read the entries of a record, but not every account. */
export const listSignatures = (db: Db, reportId: string, locale: Locale) =>
  db.execute<Signature>(sql`
    select v.id as "versionId", sent_after_mandate(v) as "sentAfterMandate",
      ${isConfirmedEarly('v')} as "isConfirmedEarly",
      ${signedBy(locale)},
      case when v.state = 'confirmed' then ${wordOf(sql`a.change_set`, 'confirm', 'decided_by')} end as "confirmedIn"
    from member_report_version v
    join period p on p.id = v.period_id
    ${joinSigners}
    where v.report_id = ${reportId}`)

/** SQL with the period as `p`. */
export const isConfirmedEarly = (version: string) => {
  const v = sql.identifier(version)
  return sql`coalesce(${v}.state = 'confirmed' and not is_settled(${v}.is_final, day_of(${v}.decided_at), p.cut_off_on), false)`
}

/** SQL for the sender, the decider and the person entered for of a version `v`, after joinSigners. */
export const signedBy = (locale: Locale) => sql`
  coalesce(${wordOf(office, 'submit', 'submitted_by')}, sender.full_name) as sender,
  coalesce(${wordOf(office, 'confirm', 'decided_by')}, ${wordOf(office, 'return', 'decided_by')}, decider.full_name) as decider,
  ${people.referredName(sql`v.on_behalf_of`, locale, sql`v.submitted_at::date`)} as "onBehalfOf"`
export const joinSigners = sql`left join account sender on sender.id = v.submitted_by
  left join account decider on decider.id = v.decided_by`

const office = sql`a.office`

/** What the trail says of the last such act on the version. */
const wordOf = (what: SQL, operation: 'submit' | 'confirm' | 'return', by: 'submitted_by' | 'decided_by') => sql`(
  select ${what} from trail a where a.record = 'member_report' and a.record_id = v.report_id and a.row_id = v.id
    and a.operation = ${operation} and a.actor_id = v.${sql.identifier(by)}
  order by a.id desc limit 1)`
