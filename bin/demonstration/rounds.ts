import { sql } from 'drizzle-orm'
import type { Db } from '../../db/door/actor'
import { memberReportVersion } from '../../db/member-report/record'
import type { Decision, Round, Version } from './report-rows'
import { reporting } from './senders'

/**
 * Inserts in chronological order, because triggers check every opening against the reports confirmed before. The trail
 * gets who sent and who decided, in the office of that day, as receipts and files read it there.
 */
export async function plantRounds(db: Db, rounds: Round[]) {
  for (const { versions, decisions } of rounds) {
    await signed(db, versions, senderOf, (own) => db.insert(memberReportVersion).values(own))
    await signed(db, decisions, deciderOf, (own) =>
      db.execute(sql`
        update member_report_version v set state = d.state::report_state, decided_at = d.at::timestamptz,
          decided_by = d.by::uuid, return_reason = d.reason, field_notes = d.notes
        from jsonb_to_recordset(${JSON.stringify(own.map(rowOf))}::jsonb)
          as d(id uuid, state text, at text, by text, reason text, notes jsonb)
        where v.id = d.id`),
    )
  }
}

type Signer = { by: string | null | undefined; at: Date }
const senderOf = ({ submittedBy: by, submittedAt: at }: Version): Signer => ({ by, at })
const deciderOf = ({ decidedBy: by, decidedAt: at }: Decision): Signer => ({ by, at })

/** Writes the rows of each account as that account, and goes back to the service account. */
async function signed<Row>(
  db: Db,
  rows: Row[],
  signerOf: (row: Row) => Signer,
  write: (own: Row[]) => Promise<unknown>,
) {
  const groups = new Map<string, Row[]>()
  const signatures = await signaturesOf(db, rows.map(signerOf))
  for (const [nth, { by, signature }] of signatures.entries()) {
    const key = JSON.stringify([by, signature])
    groups.set(key, [...(groups.get(key) ?? []), ...rows.slice(nth, nth + 1)])
  }
  for (const [key, own] of groups) {
    const [by, signature] = JSON.parse(key)
    await db.execute(sql`set local role sobo_judge`)
    await db.execute(sql`select enter(${by}::uuid, null, ${signature})`)
    await db.execute(sql`reset role`)
    await write(own)
  }
  await db.execute(sql`select open_service_door()`)
}

/** “Nguyễn Thị Lan – secretary: Chi bộ A” on the day of each act, as office_of() tells it today. */
const signaturesOf = (db: Db, signers: Signer[]) =>
  db.execute<{ by: string; signature: string }>(sql`
    select s.by, a.full_name || coalesce(' – ' || (select string_agg(office, ', ' order by office) from (
      select role::text as office from assignment where account_id = a.id
      union select m.position || ': ' || st.name from mandate m
      join organisation_state st on st.organisation_id = m.organisation_id and st.valid @> day_of(s.at)
      where m.person_id = a.person_id and m.position = any(${sql.param(reporting)}) and m.valid @> day_of(s.at)) held), '') as signature
    from rows from (jsonb_to_recordset(${JSON.stringify(signers)}::jsonb) as (by uuid, at timestamptz))
      with ordinality as s(by, at, nth)
    join account a on a.id = s.by order by s.nth`)

const rowOf = ({ id, state, decidedAt, decidedBy, returnReason, fieldNotes }: Decision) => ({
  id,
  state,
  at: decidedAt.toISOString(),
  by: decidedBy,
  reason: returnReason,
  notes: fieldNotes,
})
