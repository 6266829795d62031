'use server'

import { cookies } from 'next/headers'
import { refuseForeign } from './action'
import { cookieNames } from './cookies'

const year = 365 * 24 * 3600

export async function chooseKeys(wanted: 'on' | 'off'): Promise<void> {
  await refuseForeign()
  const jar = await cookies()
  const value = wanted === 'off' ? 'off' : 'on'
  jar.set(cookieNames.keys, value, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: year })
}
