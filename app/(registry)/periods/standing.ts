import type { Tone } from '@/components/tag'

type Days = { opensOn: string; dueOn: string; lockedAt: Date | string | null }

/** The state of a period on a day, as a key of its texts. */
export function standingOf({ opensOn, dueOn, lockedAt }: Days, day: string) {
  if (lockedAt) return 'locked'
  if (day < opensOn) return 'to-come'
  return day <= dueOn ? 'open' : 'past-due'
}

const tones: Record<ReturnType<typeof standingOf>, Tone> = {
  locked: 'plain',
  'to-come': 'plain',
  open: 'todo',
  'past-due': 'warn',
}
export const toneOf = (standing: ReturnType<typeof standingOf>): Tone => tones[standing]
