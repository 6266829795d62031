import { sql } from 'drizzle-orm'
import type { Db } from '../../db/door/actor'
import { memberReportVersion } from '../../db/member-report/record'
import type { Round } from './report-rows'

/** Inserts in chronological order, because triggers check every opening against the reports confirmed before. */
export async function plantRounds(db: Db, rounds: Round[]) {
  for (const { versions, decisions } of rounds) {
    if (versions.length > 0) await db.insert(memberReportVersion).values(versions)
    if (decisions.length > 0)
      await db.execute(sql`
        update member_report_version v set state = d.state::report_state, decided_at = d.at::timestamptz,
          decided_by = d.by::uuid, return_reason = d.reason, field_notes = d.notes
        from jsonb_to_recordset(${JSON.stringify(decisions.map(rowOf))}::jsonb)
          as d(id uuid, state text, at text, by text, reason text, notes jsonb)
        where v.id = d.id`)
  }
}

const rowOf = ({ id, state, decidedAt, decidedBy, returnReason, fieldNotes }: Round['decisions'][number]) => ({
  id,
  state,
  at: decidedAt.toISOString(),
  by: decidedBy,
  reason: returnReason,
  notes: fieldNotes,
})
