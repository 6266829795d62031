import type { Params } from '@/app/screen/params'

const told = ['session', 'account', 'office', 'signed-out', 'password-set', 'founded', 'remembered', 'freshly'] as const
const wrong = ['empty', 'wrong', 'wrong_phone', 'disabled', 'no_office', 'unavailable', 'cookies', 'lapsed'] as const
const timed = ['wait', 'wrong-wait'] as const

/** The fields that a refusal is about. */
const about = ['empty', 'wrong', 'wrong_phone', 'wrong-wait', 'wait']

export type Refusal = {
  key: (typeof told)[number] | (typeof wrong)[number] | (typeof timed)[number]
  isError: boolean
  seconds: number
}

/** Whether user name and password are what is wrong. */
export const isAboutTyped = ({ key }: Refusal) => about.includes(key)

/**
 * The reason for the sign-in page from its URL, such as ?error=wait-8. Whatever next-auth says besides, such as
 * Configuration, means that nobody is signed in and why is in the log.
 */
export function refusalIn({ error = '' }: Params): Refusal | null {
  const [, kind, seconds] = /^(wait|wrong)-(\d{1,4})$/.exec(error) ?? []
  if (kind) return { key: kind === 'wait' ? 'wait' : 'wrong-wait', isError: true, seconds: Number(seconds) }
  const notice = told.find((one) => one === error)
  if (notice) return { key: notice, isError: false, seconds: 0 }
  if (!error) return null
  return { key: wrong.find((one) => one === error) ?? 'unavailable', isError: true, seconds: 0 }
}
