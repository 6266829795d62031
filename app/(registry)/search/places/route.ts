import { getTranslations } from 'next-intl/server'
import { answerTo } from '@/app/request/answer'
import { localeOf } from '@/app/request/session'
import { paramsIn } from '@/app/screen/params'
import { openedOf, placesFor } from '../find'

/** What the palette asks for when it opens. */
export const GET = (request: Request) =>
  answerTo(async (db, known) => {
    const [locale, say] = [await localeOf(known), await getTranslations('search')]
    return {
      places: await placesFor(db, known, locale),
      opened: await openedOf(db, known, paramsIn(request).opened ?? '', locale),
      words: {
        opened: say('opened'),
        pages: say('pages'),
        acts: say('acts'),
        count: say('count', { count: '{count}' }),
        none: say('none', { text: '{text}' }),
        begin: say('begin'),
        hints: say('hints'),
      },
    }
  })
