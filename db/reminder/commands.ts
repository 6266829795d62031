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

export type ReminderMail = { fullName: string; address: string; reports: Wanted[] }

/** Makes a job of each mail that waits; before anybody signs in. */
export const queueMails = (db: Db) => db.execute(sql`select queue_reminder_mails()`)

/** What the mail of a job says; undefined when nothing is left to remind of. */
export async function findMail(db: Db, id: string): Promise<ReminderMail | undefined> {
  const [mail] = await db.execute<ReminderMail>(
    sql`select full_name as "fullName", address, reports from reminder_mail(${id})`,
  )
  return mail
}

export const settleMail = (db: Db, id: string, outcome: 'sent' | 'refused') =>
  db.execute(sql`select settle_reminder_mail(${id}, ${outcome}::mail_state)`)
