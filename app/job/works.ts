import 'server-only'
import { tidyJobs } from '@/db/job/commands'
import type { JobKind } from '@/db/job/record'
import { mailer } from '../mail/mail'
import { reminderWorks } from '../mail/reminders'
import { makeFile } from './make-file'
import type { Work } from './worker'

/** The work of each kind of job. */
export const works = (): Record<JobKind, Work> => ({
  export: { run: makeFile },
  tidy: {
    run: async (_, { ask }) => {
      await ask(tidyJobs)
      return {}
    },
  },
  ...reminderWorks(mailer()),
})
