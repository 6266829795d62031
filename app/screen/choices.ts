import 'server-only'
import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Db } from '@/db/door/actor'
import { nameFor } from '@/db/record/listing'
import { choicesOf } from '@/db/references'
import { currentLocale } from '../request/session'

/** What the reference fields of a form may be, by field name; those that are searched are left out. */
export async function choicesFor(db: Db, fields: Field[]): Promise<Record<string, Choice[]>> {
  const locale = await currentLocale()
  const found = fields.map(async ({ name, reference = '' }) => {
    const list = choicesOf(reference)
    return list ? [{ name, choices: [...(await list(db, locale))] }] : []
  })
  return Object.fromEntries((await Promise.all(found)).flat().map(({ name, choices }) => [name, choices]))
}

/** What the reference fields of a row are set to, as a form names it; of several it begins with the first. */
export const chosenIn = (fields: Field[], row: Record<string, unknown>): Record<string, Choice> =>
  Object.fromEntries(
    fields.flatMap(({ name, reference }) => {
      const [[value], label] = [[row[name]].flat(), row[nameFor(name)]]
      return reference && typeof value === 'string' ? [[name, { value, label: String(label ?? '') }]] : []
    }),
  )
