import type { Tone } from '@/components/tag'
import type { PeriodStanding } from '@/db/period/standing'

export const toneOf: Record<PeriodStanding, Tone> = {
  locked: 'plain',
  'to-come': 'plain',
  open: 'todo',
  'past-due': 'warn',
}
