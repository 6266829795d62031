import 'server-only'
import { timeZone } from '@/core/date'
import type { Outcome } from '@/db/job/commands'
import type { JobKind } from '@/db/job/record'
import { findMail, queueMails, remindMissing, settleMail } from '@/db/reminder/commands'
import type { Work } from '../job/worker'
import type { Mailer } from './mail'
import { reminderWords } from './reminder-words'

/**
 * The work of two kinds of job. `remind` is a schedule: it inserts reminders for missing reports, and a job for each
 * waiting e-mail. Without SMTP (`send` is null) no e-mail job is claimed. The functions of reminders.sql insert each
 * reminder once.
 */
export const reminderWorks = (send: Mailer | null): Pick<Record<JobKind, Work>, 'remind' | 'reminder_mail'> => ({
  remind: {
    mayRun: isDay,
    run: async (_, { ask }) => {
      await ask((db) => remindMissing(db, send !== null))
      await ask(queueMails)
      return {}
    },
  },
  reminder_mail: {
    mayRun: () => send !== null && isDay(),
    run: async ({ id }, { ask }): Promise<Outcome> => {
      const mail = await ask((db) => findMail(db, id))
      if (!send || !mail) return {}
      const { fullName, address, reports } = mail
      const words = await reminderWords()
      const to = { name: fullName, address }
      const { kind } = await send({ id, to, subject: words.subject(reports), text: words.text(fullName, reports) })
      if (kind === 'failed') return { problem: 'mail', again: true }
      await ask((db) => settleMail(db, id, kind))
      return {}
    },
  },
})

/** Reminders are not sent at night. */
function isDay(at = new Date()) {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))
  return hour >= 7 && hour < 21
}
