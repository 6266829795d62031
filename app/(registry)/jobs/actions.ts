'use server'

import { z } from 'zod'
import { action } from '@/app/request/action'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { fail, ok } from '@/core/result'
import { askForExport, cancelJob, ExportInput, seeJob } from '@/db/job/commands'
import { findOwnJob } from '@/db/job/queries'

/** `of` is the path of the export route, from a hidden field. */
export const makeFile = action({
  input: z.object({}),
  work: async (db, _, { of }) => {
    const asked = ExportInput.safeParse({ path: of, locale: await currentLocale() })
    return asked.success ? askForExport(db, asked.data) : fail({ kind: 'missing' })
  },
  goTo: () => '/jobs?saved=asked',
})

/** Requests the file of a failed or cancelled job again. */
export const makeAgain = action({
  input: z.object({}),
  work: async (db, _, { id = '' }, { accountId }) => {
    const found = isUuid(id) ? await findOwnJob(db, id, accountId) : null
    const asked = ExportInput.safeParse(found?.input)
    if (!found || !asked.success) return fail({ kind: 'missing' })
    await seeJob(db, id)
    return askForExport(db, asked.data)
  },
  goTo: () => '/jobs?saved=asked',
})

export const cancel = action({
  input: z.object({}),
  work: async (db, _, { id = '' }) => (isUuid(id) ? cancelJob(db, id) : fail({ kind: 'missing' })),
  goTo: () => '/jobs?saved=cancelled',
})

/** Closes the notice of an ended job; the page stays. */
export const putAway = action({
  input: z.object({}),
  work: async (db, _, { id = '' }) => {
    if (!isUuid(id)) return fail({ kind: 'missing' })
    await seeJob(db, id)
    return ok(null)
  },
})
