import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import type { Say } from '@/messages/say'

/** What the parts of the builder's form need to be drawn. `faultAt`: what is wrong at a place. */
export type Drawing = { db: Db; locale: Locale; say: Say<'filter'>; faultAt: (place: string) => string | undefined }
