'use server'

import { cookies } from 'next/headers'
import { type Locale, locales } from '@/core/locale'
import { cookieNames } from './cookies'
import { refuseForeign } from './origin'

const year = 365 * 24 * 3600

export async function chooseLanguage(wanted: Locale): Promise<void> {
  await refuseForeign()
  const locale = locales.find((one) => one === wanted)
  if (locale) await remember(cookieNames.locale, locale)
}

export async function chooseKeys(wanted: 'on' | 'off'): Promise<void> {
  await refuseForeign()
  await remember(cookieNames.keys, wanted === 'off' ? 'off' : 'on')
}

async function remember(name: string, value: string) {
  const jar = await cookies()
  jar.set(name, value, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: year })
}
