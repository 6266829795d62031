import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { eventRows } from '@/db/event/queries'
import { EventInput } from '@/db/event/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('events')])
  const asked = askedOf(params)
  return exportOf({
    record: 'event',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(EventInput, locale).filter(({ name }) => name !== 'documentId'),
    also: [
      { name: 'organisations', label: say('organisations'), kind: 'text' },
      { name: 'decision', label: say('decision'), kind: 'text' },
    ],
    rows: eventRows(asked),
    names: async (db) => namesOf(await listUnitChoices(db)),
    filter: filterInWords(params, filtersOf([], locale, say)),
  })
}
