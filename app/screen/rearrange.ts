import 'server-only'
import type { Db, Known } from '@/db/door/actor'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'
import { keepArrangement } from '@/db/saved-view/commands'
import { listViews } from '@/db/saved-view/queries'
import type { Hidden } from '../request/action'
import { knownQuestion, paramsOfQuestion, questionOf } from './arrangement'

/** Keeps parts of how a person sees a list; '' takes one away. */
export async function rearrange(db: Db, who: Known, list: string, parts: Record<string, string>, wholeFirst?: boolean) {
  const kept = (await listViews(db, who, list)).find(({ name }) => name === null)
  const question = questionOf({ ...paramsOfQuestion(kept?.question ?? ''), ...parts })
  return keepArrangement(db, who, list, { question, isDefault: wholeFirst ?? kept?.isDefault ?? false })
}

/** The list of a form and the question that it saves; null for what is no list. */
export function questionToSave({ list = '', question = '' }: Hidden): { list: string; question: string } | null {
  const record = recordAt(list, 'list')
  return record ? { list, question: knownQuestion(listOf(record), paramsOfQuestion(question)) } : null
}
