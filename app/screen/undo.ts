'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { action, type Hidden } from '@/app/request/action'
import type { FormState } from '@/core/form-state'
import { UndoInput, undoChangeSet } from '@/db/undo/commands'
import { undoReason } from '../request/reason'
import { isUuid } from './params'

const after = ({ path, isRedo }: { path: string; isRedo: boolean }, { back = '' }: Hidden) =>
  /^\/\w/.test(back) ? back : `${path}?saved=${isRedo ? 'redone' : 'undone'}`

/** A batch of two thousand records has four thousand entries. */
const deadline = 120_000

const undoWhole = action({
  deadline,
  input: z.object({}),
  because: undoReason,
  work: (db, _, { set = '' }) => undoChangeSet(db, set, null),
  goTo: after,
})

/** Undoes a whole change set; if that is not possible, redirects to the page of the set, which says why. */
export async function undoNow(state: FormState, form: FormData): Promise<FormState> {
  const set = String(form.get('set'))
  if (!isUuid(set)) notFound()
  const refused = await undoWhole(state, form)
  if (refused.status === 'failed' && refused.problem.kind === 'invalid') redirect(`/undo/${set}`)
  return refused
}

/** Undoes the plan that the page of the set showed. */
export const undo = action({
  deadline,
  input: UndoInput,
  because: undoReason,
  work: (db, _, { set = '', mark = '' }) => undoChangeSet(db, set, mark),
  goTo: after,
})
