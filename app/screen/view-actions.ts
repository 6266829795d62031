'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { fail, invalid, ok } from '@/core/result'
import type { Db, Known } from '@/db/door/actor'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'
import { askAnew, keepArrangement, removeView, reviseView, saveView } from '@/db/saved-view/commands'
import { findView, listViews } from '@/db/saved-view/queries'
import { ArrangementInput, longestQuestion, SavedViewInput, savedView } from '@/db/saved-view/record'
import { action, atIn, carryOut, type Hidden, registering } from '../request/action'
import { called } from '../request/begin'
import { currentLocale } from '../request/session'
import { hrefOfView, knownQuestion, paramsOfQuestion, questionOf } from './arrangement'
import { densities, writeColumns } from './columns'
import { chosenIn } from './columns-form'
import { hrefWith } from './params'

/** Keeps how dense a list is for the person for whom the button was drawn, and shows it again. */
export const setDensity = called(
  z.tuple([z.string(), z.string(), z.enum(densities), z.string()]),
  async (account, list, density, query) => {
    const record = recordAt(list, 'list')
    if (!record) redirect('/')
    await carryOut(account, (db, who) => rearrange(db, who, list, { density }))
    redirect(hrefWith(`/${list}`, paramsOfQuestion(query), {}))
  },
  () => redirect('/'),
)

/** Keeps parts of how a person sees a list; '' takes one away. */
async function rearrange(db: Db, who: Known, list: string, parts: Record<string, string>, wholeFirst?: boolean) {
  const kept = (await listViews(db, who, list)).find(({ name }) => name === null)
  const question = questionOf({ ...paramsOfQuestion(kept?.question ?? ''), ...parts })
  return keepArrangement(db, who, list, { question, isDefault: wholeFirst ?? kept?.isDefault ?? false })
}

/** The list of a form and the question that it saves; null for what is no list. */
function askedIn({ list = '', question = '' }: Hidden): { list: string; question: string } | null {
  const record = recordAt(list, 'list')
  return record ? { list, question: knownQuestion(listOf(record), paramsOfQuestion(question)) } : null
}

const tooLong = invalid('name', 'view-too-long')

export const saveAsNew = registering({
  table: savedView,
  input: SavedViewInput,
  work: async (db, view, id, hidden, who) => {
    const asked = askedIn(hidden)
    if (!asked) return fail({ kind: 'missing' })
    return asked.question.length > longestQuestion ? tooLong : saveView(db, who, id, { ...view, ...asked })
  },
  goTo: ({ id }, hidden) => {
    const asked = askedIn(hidden)
    return asked ? `${hrefOfView(`/${asked.list}`, { id, question: asked.question })}&saved=registered` : '/views'
  },
})

/** The button of a changed view: the same view asks another question from now on. */
export const saveQuestion = action({
  input: z.object({}),
  work: async (db, _, hidden) => {
    const asked = askedIn(hidden)
    if (!asked) return fail({ kind: 'missing' })
    return asked.question.length > longestQuestion ? tooLong : askAnew(db, atIn(hidden), asked.question)
  },
  goTo: ({ id }, hidden) => {
    const asked = askedIn(hidden)
    return asked ? `${hrefOfView(`/${asked.list}`, { id, question: asked.question })}&saved=revised` : '/views'
  },
})

export const change = action({
  input: SavedViewInput,
  work: async (db, view, hidden, who) => {
    const found = await findView(db, who, atIn(hidden).id)
    return found ? reviseView(db, who, atIn(hidden), found.list, view) : fail({ kind: 'missing' })
  },
  goTo: () => '/views?saved=revised',
})

export const remove = action({
  input: z.object({}),
  work: (db, _, hidden) => removeView(db, atIn(hidden)),
  goTo: () => '/views?saved=revised',
})

/** Columns and density: in the address, and, where no saved view is open, as the person sees the list from now on. */
export const arrangeColumns = action({
  input: ArrangementInput,
  work: async (db, { density, wholeFirst }, hidden, who) => {
    const record = recordAt(hidden.list ?? '', 'list')
    if (!record) return fail({ kind: 'missing' })
    const columns = writeColumns(chosenIn(listOf(record), hidden, await currentLocale()))
    if (columns.length > longestQuestion / 2) return invalid('density', 'view-too-long')
    if (!hidden.view) await rearrange(db, who, record.path, { columns, density }, wholeFirst)
    return ok({ columns, density })
  },
  goTo: ({ columns, density }, { list = '', question = '', view = '' }) =>
    hrefWith(`/${list}`, paramsOfQuestion(question), { columns, density, view }),
})
