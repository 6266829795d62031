import type { Params } from '@/app/screen/params'

const told = ['session', 'account', 'office', 'signed-out', 'password-set', 'founded'] as const
const wrong = ['empty', 'wrong', 'wrong_phone', 'disabled', 'no_office', 'unavailable', 'cookies', 'lapsed'] as const
const timed = ['wait', 'wrong-wait'] as const

export type Refusal = {
  key: (typeof told)[number] | (typeof wrong)[number] | (typeof timed)[number]
  isError: boolean
  seconds: number
}

/** The reason for the sign-in page from its URL, such as ?error=wait-8; null for unknown values. */
export function refusalIn({ error = '' }: Params): Refusal | null {
  const [, kind, seconds] = /^(wait|wrong)-(\d{1,4})$/.exec(error) ?? []
  if (kind) return { key: kind === 'wait' ? 'wait' : 'wrong-wait', isError: true, seconds: Number(seconds) }
  const notice = told.find((one) => one === error)
  if (notice) return { key: notice, isError: false, seconds: 0 }
  const mistake = wrong.find((one) => one === error)
  return mistake ? { key: mistake, isError: true, seconds: 0 } : null
}
