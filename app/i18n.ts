import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Messages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { timeZone } from '@/core/date'
import { env } from '@/core/env'
import type { Locale } from '@/core/locale'
import { currentLocale } from './session'

const kept = new Map<Locale, Promise<Messages>>()

/** One file per screen under messages/<locale>; its name is the top key of what it says. */
export function messagesOf(locale: Locale): Promise<Messages> {
  const known = env().NODE_ENV === 'development' ? undefined : kept.get(locale)
  const messages = known ?? readMessages(locale)
  kept.set(locale, messages)
  return messages
}

async function readMessages(locale: Locale): Promise<Messages> {
  const folder = join(process.cwd(), 'messages', locale)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  const screens = await Promise.all(
    files.map(
      async (file) => [basename(file, '.json'), JSON.parse(await readFile(join(folder, file), 'utf8'))] as const,
    ),
  )
  return Object.fromEntries(screens)
}

export default getRequestConfig(async () => {
  const locale = await currentLocale()
  return { locale, messages: await messagesOf(locale), timeZone }
})
