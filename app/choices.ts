import 'server-only'
import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'
import { formatDate } from '@/core/locale'
import type { Db } from '@/db/actor'
import { listCommuneChoices } from '@/db/commune/queries'
import { listKinds } from '@/db/organisation/sight'
import { listBegunPeriods } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listUnitChoices, listWritableUnitChoices } from '@/db/unit/queries'
import { currentLocale } from './session'

type Lister = (db: Db) => Promise<Iterable<Choice>>

/** References short enough to be a list. The others are searched: see app/suggest.ts. */
const listers: Record<string, Lister> = {
  unit: listWritableUnitChoices,
  any_unit: listUnitChoices,
  commune: listCommuneChoices,
  organisation_kind: kindChoices,
  period: periodChoices,
}

/** Kinds that the rules no longer know stay choosable, for what was recorded then. */
async function kindChoices(db: Db): Promise<Choice[]> {
  const locale = await currentLocale()
  return [...(await listKinds(db))].map(({ value, name, nameEn, until }) => ({
    value,
    label: `${locale === 'vi' ? name : nameEn}${until ? ` (${formatDate(until, locale)})` : ''}`,
  }))
}

async function periodChoices(db: Db): Promise<Choice[]> {
  const locale = await currentLocale()
  return [...(await listBegunPeriods(db))].map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))
}

/** What the reference fields of a form may be, by field name. */
export async function choicesFor(db: Db, fields: Field[]): Promise<Record<string, Choice[]>> {
  const asked = fields.flatMap(({ name, reference = '' }) => {
    const list = listers[reference]
    return list ? [{ name, list }] : []
  })
  const lists = await Promise.all(asked.map(({ list }) => list(db)))
  return Object.fromEntries(asked.map(({ name }, at) => [name, [...(lists[at] ?? [])]]))
}
