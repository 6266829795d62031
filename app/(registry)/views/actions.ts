'use server'

import { z } from 'zod'
import { action, atIn, registering } from '@/app/request/action'
import { currentLocale } from '@/app/request/session'
import { hrefOfView, paramsOfQuestion } from '@/app/screen/arrangement'
import { writeColumns } from '@/app/screen/columns'
import { chosenIn } from '@/app/screen/columns-form'
import { hrefWith, isUuid } from '@/app/screen/params'
import { questionToSave, rearrange } from '@/app/screen/rearrange'
import { fail, invalid, ok } from '@/core/result'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'
import { removeView, reviseView, saveView } from '@/db/saved-view/commands'
import { findView } from '@/db/saved-view/queries'
import { ArrangementInput, longestQuestion, SavedViewInput, savedView } from '@/db/saved-view/record'

export const saveAsNew = registering({
  table: savedView,
  input: SavedViewInput,
  work: async (db, view, id, hidden, who) => {
    const asked = questionToSave(hidden)
    if (!asked) return fail({ kind: 'missing' })
    if (asked.question.length > longestQuestion) return invalid('name', 'view-too-long')
    return saveView(db, who, id, { ...view, ...asked })
  },
  goTo: ({ id }, hidden) => {
    const asked = questionToSave(hidden)
    return asked ? `${hrefOfView(`/${asked.list}`, { id, question: asked.question })}&saved=registered` : '/views'
  },
})

export const change = action({
  input: SavedViewInput,
  work: async (db, view, hidden, who) => {
    const at = atIn(hidden)
    const found = isUuid(at.id) ? await findView(db, who, at.id) : null
    return found ? reviseView(db, who, at, found.list, view) : fail({ kind: 'missing' })
  },
  goTo: () => '/views?saved=revised',
})

export const remove = action({
  input: z.object({}),
  work: async (db, _, hidden) => (isUuid(atIn(hidden).id) ? removeView(db, atIn(hidden)) : fail({ kind: 'missing' })),
  goTo: () => '/views?saved=revised',
})

/** Columns and density: in the address, and, where no saved view is open, as the person sees the list from now on. */
export const arrangeColumns = action({
  input: ArrangementInput,
  work: async (db, { density, wholeFirst }, hidden, who) => {
    const record = recordAt(hidden.list ?? '', 'list')
    if (!record) return fail({ kind: 'missing' })
    const columns = writeColumns(chosenIn(listOf(record), hidden, await currentLocale()))
    if (!isUuid(hidden.view ?? '')) await rearrange(db, who, record.path, { columns, density }, wholeFirst)
    return ok({ columns, density })
  },
  goTo: ({ columns, density }, { list = '', question = '', view = '' }) =>
    hrefWith(`/${list}`, paramsOfQuestion(question), { columns, density: isUuid(view) ? density : '', view }),
})
