import 'server-only'
import { timeZone } from '@/core/date'
import { beforeSignIn } from '@/db/door/actor'
import { claimMails, remindMissing, settleMail } from '@/db/reminder/commands'
import { causeOf, log } from '../request/log'
import { type Mailer, mailer } from './mail'
import { reminderWords } from './reminder-words'

const minute = 60_000
const batch = 20

/** Looks now and then who is missing, as long as the process lives and without keeping it alive. */
export function remindInTime() {
  const next = (wait: number) => {
    setTimeout(() => {
      if (isDay()) remindAll().catch((error) => log().error(causeOf(error), 'nobody was reminded'))
      next(10 * minute)
    }, wait).unref()
  }
  next(minute)
}

/**
 * Reminds who is missing, and sends what waits. Any instance may, at any time: the database sees to it that each
 * reminder is made once and each mail is given to one of them. `ask` opens the database.
 */
export async function remindAll(send: Mailer | null = mailer(), ask: typeof beforeSignIn = beforeSignIn) {
  const made = await ask((db) => remindMissing(db, send !== null))
  const mails = send ? await sendWaiting(send, ask) : 0
  if (made > 0 || mails > 0) log().info({ made, mails }, 'reminded')
}

async function sendWaiting(send: Mailer, ask: typeof beforeSignIn): Promise<number> {
  const words = await reminderWords()
  for (let count = 0; ; ) {
    const mails = [...(await ask((db) => claimMails(db, batch)))]
    if (mails.length === 0) return count
    for (const { id, fullName, address, reports } of mails) {
      const to = { name: fullName, address }
      const { kind } = await send({ id, to, subject: words.subject(reports), text: words.text(fullName, reports) })
      await ask((db) => settleMail(db, id, kind))
      count += 1
    }
  }
}

/** Nobody is written to at night. */
function isDay(at = new Date()) {
  const hour = Number(new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))
  return hour >= 7 && hour < 21
}
