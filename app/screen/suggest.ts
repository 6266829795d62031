'use server'

import type { Suggestions } from '@/core/form-state'
import { withActor } from '@/db/door/actor'
import { suggestionsFor } from '@/db/references'
import { refuseForeign } from '../request/origin'
import { currentActor, currentLocale } from '../request/session'

/** Server action: the first records that the text finds, under RLS. */
export async function suggest(reference: string, text: string): Promise<Suggestions> {
  await refuseForeign()
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
  return withActor(actor, (db) => suggestionsFor(String(reference), db, String(text).slice(0, 200), locale))
}
