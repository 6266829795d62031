import type { Messages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { timeZone } from '@/core/date'
import type { Locale } from '@/core/locale'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { currentLocale } from './session'

const messages: Record<Locale, Messages> = { vi: sentencesIn(words, 'vi'), en: sentencesIn(words, 'en') }

/** What all screens say. Read on the server only: no message reaches the browser except as finished text. */
export const messagesOf = (locale: Locale): Messages => messages[locale]

export default getRequestConfig(async () => {
  const locale = await currentLocale()
  return { locale, messages: messagesOf(locale), timeZone }
})
