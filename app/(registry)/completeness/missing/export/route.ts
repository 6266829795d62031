import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { filterInWords } from '@/app/screen/filter-words'
import { optionsOf } from '@/app/screen/filters'
import { findPeriods } from '@/app/screen/missing-reports'
import { paramsIn } from '@/app/screen/params'
import { shown } from '@/core/notation'
import { withActor } from '@/db/door/actor'
import { MandateInput } from '@/db/mandate/record'
import { type MissingRow, missingRows } from '@/db/report/missing'
import { askedOf, filtersOf } from '../filters'
import { choicesOf } from '../read'

const columns = [
  'organisation',
  'park',
  'standing',
  'person',
  'position',
  'phone',
  'email',
  'account',
  'reminded',
] as const

export async function GET(request: Request) {
  const [params, actor, locale, say] = [
    paramsIn(request),
    await currentActor(),
    await currentLocale(),
    await getTranslations('reminders'),
  ]
  const found = await withActor(actor, async (db) => {
    const chosen = await findPeriods(db, params)
    return chosen && { period: chosen.period, choices: await choicesOf(db, chosen, locale) }
  })
  if (!found) return new Response(null, { status: 404 })
  const asked = { ...askedOf(params, found.period.id), locale }
  const positions = optionsOf(MandateInput, 'position', locale)

  return exportOf({
    record: 'reminder',
    title: say('title'),
    params,
    asked,
    also: columns.map((name) => ({ name, label: say(name), kind: name === 'reminded' ? 'date' : 'text' })),
    rows: missingRows(asked),
    lineOf: (row) => lineOf(row as MissingRow),
    filter: (db) => filterInWords(db, { ...params, period: found.period.id }, filtersOf(found.choices, say), locale),
  })

  function lineOf(row: MissingRow) {
    return {
      organisation: row.organisation,
      park: row.unitName,
      standing: say(row.standing === 'missing' ? 'unsent' : row.standing),
      person: row.fullName ?? say('nobody'),
      position: positions.find(({ value }) => value === row.position)?.label,
      phone: row.phone && shown(row.phone, 'phone'),
      email: row.email,
      account: row.personId && row.isKept ? say(row.hasAccount ? 'yes' : 'no') : null,
      reminded: row.remindedOn,
    }
  }
}
