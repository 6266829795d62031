import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { choicesFor } from '@/app/screen/choices'
import { exportOf } from '@/app/screen/export'
import { filterInWords } from '@/app/screen/filter-words'
import { paramsIn } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/door/actor'
import { MemberReportInput } from '@/db/member-report/entry'
import { type FileRow, fileRows } from '@/db/member-report/file'
import { listOrganisationNames } from '@/db/organisation/queries'
import { listUnitChoices } from '@/db/unit/queries'
import { columnsOf, lineOf } from '../file'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('member-reports')])
  const asked = askedOf(params)
  const { periods, units, organisations } = await withActor(actor, async (db) => ({
    periods: (await choicesFor(db, fieldsOf(MemberReportInput, locale))).periodId ?? [],
    units: [...(await listUnitChoices(db))],
    organisations: asked.organisationId ? [...(await listOrganisationNames(db, [asked.organisationId]))] : [],
  }))
  return exportOf({
    record: 'member_report',
    title: say('title'),
    params,
    asked,
    also: columnsOf(say, locale),
    rows: fileRows(asked, locale),
    lineOf: (row) => lineOf(row as FileRow, locale, say),
    filter: (db) => filterInWords(db, params, filtersOf({ periods, units, organisations }, say), locale),
  })
}
