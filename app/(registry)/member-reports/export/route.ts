import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { choicesFor } from '@/app/screen/choices'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/door/actor'
import { MemberReportInput } from '@/db/member-report/entry'
import { listAllOrganisationNames, reportRows } from '@/db/member-report/queries'
import { listUnitChoices, namesOf } from '@/db/unit/queries'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('member-reports')])
  const asked = askedOf(params)
  const fields = fieldsOf(MemberReportInput, locale)
  const { periods, units, organisations } = await withActor(actor, async (db) => ({
    periods: (await choicesFor(db, fields)).periodId ?? [],
    units: [...(await listUnitChoices(db))],
    organisations: [...(await listAllOrganisationNames(db))],
  }))
  return exportOf({
    record: 'member_report',
    title: say('title'),
    params,
    asked,
    fields,
    also: [{ name: 'standing', label: say('standing'), kind: 'text' }],
    rows: reportRows(asked, undefined, {
      missing: say('missing'),
      draft: say('draft'),
      submitted: say('submitted'),
      returned: say('returned'),
      confirmed: say('confirmed'),
    }),
    names: async () => namesOf([...periods, ...organisations]),
    filter: filterInWords(params, filtersOf({ periods, units, organisations }, say)),
  })
}
