import { getTranslations } from 'next-intl/server'
import type { Standing as Code } from '@/db/member-report/queries'
import type { Say } from '@/messages/say'
import { type Marks, StandingIn, type StandingWords } from './standing-in'

/** The state of a report as word and shape, with marks. */
export async function Standing(props: Marks & { standing: Code }) {
  return <StandingIn {...props} words={wordsOfStanding(await getTranslations('member-reports'))} />
}

export const wordsOfStanding = (say: Say<'member-reports'>): StandingWords => ({
  missing: say('missing'),
  draft: say('draft'),
  submitted: say('submitted'),
  returned: say('returned'),
  confirmed: say('confirmed'),
  'is-correction': say('is-correction'),
  'is-confirmed-early': say('is-confirmed-early'),
  'is-late': say('is-late'),
})
