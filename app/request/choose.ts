'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { locales } from '@/core/locale'
import { called } from './begin'
import { cookieNames } from './cookies'

const nothing = () => {}

export const chooseLanguage = called(
  z.tuple([z.enum(locales)]),
  (locale) => remember(cookieNames.locale, locale),
  nothing,
)

export const chooseKeys = called(z.tuple([z.enum(['on', 'off'])]), (keys) => remember(cookieNames.keys, keys), nothing)

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies()
  jar.set(name, value, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: year })
}

const year = 365 * 24 * 3600
