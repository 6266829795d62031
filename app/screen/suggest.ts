'use server'

import { z } from 'zod'
import type { Suggestions } from '@/core/form-state'
import { textIn } from '@/core/form-state'
import { withActor } from '@/db/door/actor'
import { suggestionsFor } from '@/db/references'
import { called } from '../request/begin'
import { currentActor, currentLocale } from '../request/session'

/** Server action: the first records that the text finds, under RLS. */
export const suggest = called(
  z.tuple([z.string(), z.string()]),
  async (reference, text): Promise<Suggestions> => {
    const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
    return withActor(actor, (db) => suggestionsFor(reference, db, textIn(text).slice(0, 200), locale))
  },
  () => ({ choices: [], isCut: false }),
)
