import 'server-only'
import { createTranslator } from 'next-intl'
import { env } from '@/core/env'
import { formatDate } from '@/core/locale'
import { nameInSentence } from '@/db/period/words'
import type { Wanted } from '@/db/reminder/commands'
import type { MissingOrganisation } from '@/db/report/missing'
import type { Say } from '@/messages/say'
import { messagesOf } from '../request/i18n'

type Missing = Pick<MissingOrganisation, 'name' | 'isReturned'>

const locale = 'vi'

/** How far the due date is: "còn 3 ngày". */
export const leftInWords = (days: number, say: Say<'reminders.message'>): string => {
  if (days === 0) return say('today')
  return days > 0 ? say('left', { days }) : say('over', { days: -days })
}

/** The texts of reminders. Always in Vietnamese, the language of their recipients. */
export async function reminderWords() {
  const messages = messagesOf(locale)
  const say = createTranslator({ locale, messages, namespace: 'reminders.message' })
  const shell = createTranslator({ locale, messages, namespace: 'shell' })
  const day = (date: string) => formatDate(date, locale)

  /** The plain text: missing reports, due day, and one link to the page of the report. */
  const text = (fullName: string, reports: Wanted[]) =>
    [
      ...(env().SOBO_DEMO ? [shell('banner')] : []),
      say('greeting', { name: fullName }),
      ...reports.map((one) =>
        [
          say(one.isReturned ? 'returned' : 'missing', {
            organisation: one.organisation,
            period: nameInSentence(one, locale),
            due: day(one.dueOn),
            left: leftInWords(one.daysLeft, say),
          }),
          say('link', { link: `${env().ORIGIN}/report/${one.organisationId}/${one.periodId}` }),
        ].join('\n'),
      ),
      say('ignore'),
      shell('product'),
    ].join('\n\n')

  const subject = (reports: Wanted[]) => {
    const [first, ...others] = reports
    if (!first || others.length > 0) return say('subject-several', { count: reports.length })
    return say('subject', { period: nameInSentence(first, locale), due: day(first.dueOn) })
  }

  /** The text for a group chat: the names of organisations with missing and returned reports. */
  const together = (period: Pick<Wanted, 'kind' | 'name' | 'startsOn' | 'dueOn' | 'daysLeft'>, all: Missing[]) => {
    const values = {
      period: nameInSentence(period, locale),
      due: day(period.dueOn),
      left: leftInWords(period.daysLeft, say),
    }
    const group = (key: 'all' | 'all-returned', isReturned: boolean) => {
      const names = all.filter((one) => one.isReturned === isReturned).map(({ name }) => `- ${name}`)
      return names.length > 0 ? [say(key, { ...values, count: names.length }), ...names] : []
    }
    return [
      ...(env().SOBO_DEMO ? [shell('banner')] : []),
      ...group('all', false),
      ...group('all-returned', true),
      say('all-link', { link: `${env().ORIGIN}/` }),
    ].join('\n')
  }

  return { text, subject, together }
}
