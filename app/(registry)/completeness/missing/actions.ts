'use server'

import { z } from 'zod'
import { mailer } from '@/app/mail/mail'
import { action } from '@/app/request/action'
import { ok } from '@/core/result'
import { remind } from '@/db/reminder/commands'
import { path } from './filters'

/** Sends reminders to the organisations that the check page listed and whose reports are still missing. */
export const sendReminders = action({
  input: z.object({}),
  work: async (db, _, { period = '', organisations = '' }) =>
    ok({ period, count: await remind(db, period, organisations.split(',').filter(Boolean), mailer() !== null) }),
  goTo: ({ period, count }) => `${path}?period=${period}&reminded=${count}`,
})
