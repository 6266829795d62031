import 'server-only'
import { reasonOf } from '@/app/reason'
import type { At } from '@/db/kept'

/** Which row a form is about, and the version it was opened with. */
export const atIn = ({ id = '', version = '' }: Record<string, string>): At => ({
  id,
  version: Number(version) || 0,
})

/** What askReason() asked, as it is kept. */
export const reasonIn = ({ reason, reasonNote }: Record<string, string>): string => reasonOf(reason, reasonNote)
