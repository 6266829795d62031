import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { ConditionProblem } from '@/core/condition/condition'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { world } from '@/db/lists'
import { shapeOf } from '@/db/record/condition/shape'
import type { Listing, ListQuestion } from '@/db/record/listing'
import { namesIn, sentenceOf } from './words'

/** What the list says of the condition in its address: as a sentence, or why it cannot be answered. */
export type ConditionSaid = { sentence: string } | { problem: string }

export async function conditionSaid(
  db: Db,
  listing: Listing,
  { where }: ListQuestion,
  locale: Locale,
): Promise<ConditionSaid | undefined> {
  if (!where) return undefined
  const say = await getTranslations({ namespace: 'filter', locale })
  if (!('holds' in where)) return { problem: say(`problem.${where.key}`, { what: where.what || 'empty' }) }
  const shape = shapeOf(listing.record, world)
  const names = await namesIn(db, where.condition, shape, locale)
  return { sentence: sentenceOf(where.condition, shape, { say, locale, names }) }
}

/** The answer of a file for a condition that cannot be answered. */
export async function refusedByCondition({ key, what }: ConditionProblem): Promise<Response> {
  const say = await getTranslations('filter')
  const text = say('problem.refused', { why: say(`problem.${key}`, { what: what || 'empty' }) })
  return new Response(text, { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
