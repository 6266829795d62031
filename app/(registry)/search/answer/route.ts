import { answerTo } from '@/app/request/answer'
import { localeOf } from '@/app/request/session'
import { paramsIn } from '@/app/screen/params'
import { groupsFor, textIn } from '../find'

/** The records that a text finds, for the palette. */
export const GET = (request: Request) =>
  answerTo(async (db, who) => ({ groups: await groupsFor(db, who, textIn(paramsIn(request).q), await localeOf(who)) }))
