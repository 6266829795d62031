import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

/** Sender and decider of a version with their offices at that time: "Nguyễn Thị Lan – officer". */
export type Signature = {
  versionId: string
  sender: string | null
  onBehalfOf: string | null
  decider: string | null
  /** See sent_after_mandate in rules.sql. */
  sentAfterMandate: boolean
}

/** From the audit and not from `account`: the actor may read the entries of a record, but not every account. */
export const listSignatures = (db: Db, reportId: string) =>
  db.execute<Signature>(sql`
    select v.id as "versionId", sent_after_mandate(v) as "sentAfterMandate",
      coalesce(${officeOf('submit', 'submitted_by')}, sender.full_name) as sender,
      coalesce(${officeOf('confirm', 'decided_by')}, ${officeOf('return', 'decided_by')}, decider.full_name) as decider,
      behalf.full_name as "onBehalfOf"
    from member_report_version v
    left join account sender on sender.id = v.submitted_by
    left join account decider on decider.id = v.decided_by
    left join person behalf on behalf.id = v.on_behalf_of
    where v.report_id = ${reportId}`)

const officeOf = (operation: 'submit' | 'confirm' | 'return', by: 'submitted_by' | 'decided_by') => sql`(
  select a.office from audit a where a.record = 'member_report' and a.record_id = v.report_id and a.row_id = v.id
    and a.operation = ${operation} and a.actor_id = v.${sql.identifier(by)} limit 1)`
