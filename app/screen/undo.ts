'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/request/action'
import type { FormState } from '@/core/form-state'
import { undoChangeSet } from '@/db/undo/commands'
import { isUuid } from './params'

const undoWhole = action({
  input: z.object({}),
  work: (db, _, { set = '' }) => undoChangeSet(db, set, null),
  goTo: ({ path }) => `${path}?saved=undone`,
})

/** Undoes a set as a whole; when that is not possible, the page of the set says why. */
export async function undoNow(state: FormState, form: FormData): Promise<FormState> {
  const set = String(form.get('set'))
  if (!isUuid(set)) notFound()
  const refused = await undoWhole(state, form)
  if (refused.status === 'failed' && refused.problem.kind === 'invalid') redirect(`/undo/${set}`)
  return refused
}

const undoShown = action({
  input: z.object({}),
  work: (db, _, { set = '', mark = '' }) => undoChangeSet(db, set, mark),
  goTo: ({ path }) => `${path}?saved=undone`,
})

/** Undoes of a set what its page showed. */
export async function undo(state: FormState, form: FormData): Promise<FormState> {
  return undoShown(state, form)
}
