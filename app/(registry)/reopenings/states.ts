import type { Tone } from '@/components/tag'
import type { ReopeningState } from '@/db/reopening/queries'

/** Colour goes to what somebody still has to look after. */
export const toneOf: Record<ReopeningState, Tone> = {
  waiting: 'todo',
  open: 'warn',
  expired: 'plain',
  revoked: 'plain',
  declined: 'plain',
}
