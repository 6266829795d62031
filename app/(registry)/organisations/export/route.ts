import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { organisationRows } from '@/db/organisation/queries'
import { OrganisationInput } from '@/db/organisation/record'
import { namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf, listsFor } from '../filters'

/** Named beside the fields, because the export shows names for ids. */
const named = ['kind', 'superiorId', 'externalSuperior', 'foundingDocumentId']

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('organisations')])
  const asked = askedOf(params)
  const lists = await withActor(actor, listsFor)
  return exportOf({
    record: 'organisation',
    title: say('title'),
    params,
    asked,
    fields: fieldsOf(OrganisationInput, locale).filter(({ name }) => !named.includes(name)),
    also: [
      { name: locale === 'vi' ? 'kindName' : 'kindNameEn', label: say('kind'), kind: 'text' },
      { name: 'superiorName', label: say('superior'), kind: 'text' },
      { name: 'secretary', label: say('secretary'), kind: 'text' },
      { name: 'members', label: say('members'), kind: 'count' },
    ],
    rows: organisationRows(asked),
    names: async () => namesOf(lists.units),
    filter: filterInWords(params, filtersOf(lists, locale, say)),
  })
}
