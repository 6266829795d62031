import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { period } from '../period/record'

/**
 * Inserts reminders of missing reports for all people who report, on the days of the setting `reminder_offsets`.
 * Without an actor. Returns the number of new reminders; 0 if repeated. `byMail`: SMTP is configured.
 */
export async function remindMissing(db: Db, byMail: boolean): Promise<number> {
  const [done] = await db.execute<{ made: number }>(sql`select remind_missing(${byMail}) as made`)
  return done?.made ?? 0
}

/**
 * By an officer. A reminder is inserted once a day at most. Returns for how many organisations someone was reminded, and
 * to how many people it also goes by mail or not.
 */
export async function remind(db: Db, periodId: string, organisationIds: string[], byMail: boolean): Promise<Reminded> {
  const these = `{${organisationIds.join(',')}}`
  const [made] = await db.execute<Reminded>(sql`
    select count(distinct organisation_id)::int as organisations, count(*) filter (where mail = 'waiting')::int as mailed,
      count(*) filter (where mail <> 'waiting')::int as unmailed
    from remind(${periodId}, ${these}::uuid[], ${byMail})`)
  if (!made) throw new Error('db/reminder: select count(*) returned no row')
  return made
}

export type Reminded = { organisations: number; mailed: number; unmailed: number }

/** A missing report in a reminder. */
export type Wanted = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn' | 'dueOn'> & {
  organisationId: string
  organisation: string
  periodId: string
  daysLeft: number
  isReturned: boolean
}

export type ReminderMail = { fullName: string; address: string; reports: Wanted[] }

/** Creates a job for each mail that waits. Without an actor. */
export const queueMails = (db: Db) => db.execute(sql`select queue_reminder_mails()`)

/** The content of the mail of a job; undefined if its reports are no longer missing. */
export async function findMail(db: Db, id: string): Promise<ReminderMail | undefined> {
  const [mail] = await db.execute<ReminderMail>(
    sql`select full_name as "fullName", address, reports from reminder_mail(${id})`,
  )
  return mail
}

export const settleMail = (db: Db, id: string, outcome: 'sent' | 'refused') =>
  db.execute(sql`select settle_reminder_mail(${id}, ${outcome}::mail_state)`)
