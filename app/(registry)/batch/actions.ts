'use server'

import { z } from 'zod'
import { action, carryOut } from '@/app/request/action'
import { changeReasons } from '@/app/request/reason'
import { drawnFor, type FormState } from '@/core/form-state'
import { fail, ok } from '@/core/result'
import { isOfRecords, refusedIn, saveBatch } from '@/db/batch/commands'
import { askedIn, batchAt, batchInput, causeIn, changeIn, queryOf, rowsShown, tickOf, typedIn } from './asked'

/** Checks the new values, and leads to what they would do. */
export async function preview(path: string, state: FormState, form: FormData): Promise<FormState> {
  const record = batchAt(path)
  const ticked = record.inBatch.filter((name) => form.get(tickOf(name)) === 'on')
  const [first = ''] = record.inBatch
  return action({
    input: batchInput(record, ticked),
    reasons: changeReasons,
    judge: async () => (ticked.length === 0 ? { [tickOf(first)]: { key: 'no-field' } } : {}),
    work: async () => ok(null),
    goTo: (_, { asked = '', reason = '', reasonNote = '' }, values) => {
      const before = askedIn(new URLSearchParams(asked), record)
      const typed = typedIn(record, ticked, values)
      return `/batch/${path}/check?${queryOf({ ...before, fields: ticked, typed, reason, reasonNote })}`
    },
  })(state, form)
}

/** A batch of two thousand records takes several seconds. */
const deadline = 120_000
/** The most refused records that the address of the next preview names. */
const mostNamed = 100

/**
 * Saves what was shown, all of it or nothing. If records are no longer as they were shown, leads to a new preview that
 * says which.
 */
export async function save(path: string, state: FormState, form: FormData): Promise<FormState> {
  const record = batchAt(path)
  return action({
    input: z.object({}),
    apart: async (_, hidden) => {
      const asked = askedIn(new URLSearchParams(hidden.asked), record)
      const change = changeIn(record, asked)
      if (!change.ok) return fail({ kind: 'missing' })
      const batch = { record, rows: rowsShown(hidden.rows), change: change.value, nonce: hidden.nonce ?? '' }
      const send = (oneByOne: boolean) =>
        carryOut(hidden[drawnFor] ?? '', (db, who) => saveBatch(db, who, batch, oneByOne), {
          reason: causeIn(asked),
          deadline,
        })
      const first = await send(false)
      const isUnnamed = !first.ok && refusedIn(first.problem).length === 0 && isOfRecords(first.problem)
      const saved = isUnnamed ? await send(true) : first
      if (saved.ok) {
        const query = new URLSearchParams({ ...asked.list, set: saved.value.set })
        for (const left of (hidden.left ?? '').split(' ')) if (left) query.append('left', left)
        return ok(`/batch/${path}/done?${query}`)
      }
      const refused = refusedIn(saved.problem)
      if (refused.length === 0) return saved
      const query = queryOf(asked)
      query.append('failed', String(refused.length))
      for (const [id, why] of refused.slice(0, mostNamed)) query.append('out', `${id}:${why}`)
      return ok(`/batch/${path}/check?${query}`)
    },
    goTo: (address) => address,
  })(state, form)
}
