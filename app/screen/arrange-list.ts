'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { fail, invalid } from '@/core/result'
import { recordAt } from '@/db/records'
import { askAnew } from '@/db/saved-view/commands'
import { longestQuestion } from '@/db/saved-view/record'
import { action, atIn, carryOut } from '../request/action'
import { called } from '../request/begin'
import { hrefOfView, paramsOfQuestion } from './arrangement'
import { densities } from './columns'
import { hrefWith } from './params'
import { questionToSave, rearrange } from './rearrange'

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

/** The button of a changed view: the same view asks another question from now on. */
export const saveQuestion = action({
  input: z.object({}),
  work: async (db, _, hidden) => {
    const asked = questionToSave(hidden)
    if (!asked) return fail({ kind: 'missing' })
    if (asked.question.length > longestQuestion) return invalid('name', 'view-too-long')
    return askAnew(db, atIn(hidden), asked.question)
  },
  goTo: ({ id }, hidden) => {
    const asked = questionToSave(hidden)
    return asked ? `${hrefOfView(`/${asked.list}`, { id, question: asked.question })}&saved=revised` : '/views'
  },
})
