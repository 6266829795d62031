import type { Messages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { timeZone } from '@/core/date'
import type { Locale } from '@/core/locale'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { currentLocale } from './session'

const messages: Record<Locale, Messages> = { vi: sentencesIn(words, 'vi'), en: sentencesIn(words, 'en') }

/** All texts of screens in a language. For the server only: the browser gets finished texts. */
export const messagesOf = (locale: Locale): Messages => messages[locale]

export default getRequestConfig(async () => {
  const locale = await currentLocale()
  return { locale, messages: messagesOf(locale), timeZone }
})
