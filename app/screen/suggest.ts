'use server'

import type { Choice } from '@/core/form-state'
import { withActor } from '@/db/door/actor'
import { suggestionsFor } from '@/db/references'
import { refuseForeign } from '../request/origin'
import { currentActor, currentLocale } from '../request/session'

/** Server action: the first records whose name matches the text, under RLS. */
export async function suggest(reference: string, text: string): Promise<Choice[]> {
  await refuseForeign()
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
  const found = await withActor(actor, (db) =>
    Promise.resolve(suggestionsFor(String(reference), db, String(text).slice(0, 200), locale)),
  )
  return [...found]
}
