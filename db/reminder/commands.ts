import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { period } from '../period/record'

/**
 * Reminds everybody who reports for an organisation still missing, on the days that the setting names; before anybody
 * signs in. Answers how many reminders were made; called again, none. `byMail`: e-mail can leave.
 */
export async function remindMissing(db: Db, byMail: boolean): Promise<number> {
  const [done] = await db.execute<{ made: number }>(sql`select remind_missing(${byMail}) as made`)
  return done?.made ?? 0
}

/** By an officer. Answers for how many organisations somebody was reminded; each at most once a day. */
export async function remind(db: Db, periodId: string, organisationIds: string[], byMail: boolean): Promise<number> {
  const these = `{${organisationIds.join(',')}}`
  return (await db.execute(sql`select remind(${periodId}, ${these}::uuid[], ${byMail})`)).length
}

/** A report that somebody is reminded of. */
export type Wanted = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn' | 'dueOn'> & {
  organisationId: string
  organisation: string
  periodId: string
  daysLeft: number
  isReturned: boolean
}

export type ReminderMail = { id: string; fullName: string; address: string; reports: Wanted[] }

/** Mails that nobody else is given for a while; what became of each is to be said with settleMail. */
export const claimMails = (db: Db, atMost: number) =>
  db.execute<ReminderMail>(sql`
    select mail_id as id, full_name as "fullName", address, reports from claim_reminder_mails(${atMost})`)

export const settleMail = (db: Db, id: string, outcome: 'sent' | 'refused' | 'failed') =>
  db.execute(sql`select settle_reminder_mail(${id}, ${outcome})`)
