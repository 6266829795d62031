'use server'

import { z } from 'zod'
import { mailer } from '@/app/mail/mail'
import { action } from '@/app/request/action'
import { missingPath as path } from '@/app/screen/missing-reports'
import { isUuid } from '@/app/screen/params'
import { invalid, ok } from '@/core/result'
import { remind } from '@/db/reminder/commands'
import { chosenName } from './filters'

/** Sends reminders to the chosen organisations whose reports are still missing. Each is a ticked box `to.<id>`. */
export const sendReminders = action({
  input: z.object({}),
  work: async (db, _, { period = '', ...boxes }) => {
    const chosen = Object.keys(boxes).flatMap((name) =>
      name.startsWith(chosenName('')) ? name.slice(chosenName('').length) : [],
    )
    if (!chosen.some(isUuid)) return invalid('decision', 'reminder-none-chosen')
    return ok({ period, made: await remind(db, period, chosen.filter(isUuid), mailer() !== null) })
  },
  goTo: ({ period, made: { organisations, mailed, unmailed } }) =>
    `${path}?period=${period}&reminded=${organisations}&mailed=${mailed}&unmailed=${unmailed}`,
})
