import 'server-only'
import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'
import type { Db } from '@/db/door/actor'
import { nameFor } from '@/db/record/listing'
import { choicesOf } from '@/db/references'
import { currentLocale } from '../request/session'

/** The choices of reference fields, by field name, except of those with a search. */
export async function choicesFor(db: Db, fields: Field[]): Promise<Record<string, Choice[]>> {
  const locale = await currentLocale()
  const found = fields.map(async ({ name, reference = '' }) => {
    const list = choicesOf(reference)
    return list ? [{ name, choices: [...(await list(db, locale))] }] : []
  })
  return Object.fromEntries((await Promise.all(found)).flat().map(({ name, choices }) => [name, choices]))
}

/** The present values of a row's reference fields as choices with names. */
export const chosenIn = (fields: Field[], row: Record<string, unknown>): Record<string, Choice[]> =>
  Object.fromEntries(
    fields.flatMap(({ name, reference }) => {
      const labels = [row[nameFor(name)]].flat()
      const set = [row[name]].flat().flatMap((value, at) => {
        return typeof value === 'string' && value ? [{ value, label: String(labels[at] ?? '') }] : []
      })
      return reference && set.length > 0 ? [[name, set]] : []
    }),
  )

/** Adds the present values to the choices, so that a form keeps a record that is retired, ended or out of scope. */
export const withChosen = (choices: Record<string, Choice[]>, chosen: Record<string, Choice[]>) =>
  Object.fromEntries(
    Object.entries(choices).map(([name, offered]) => [
      name,
      [...offered, ...(chosen[name] ?? []).filter(({ value }) => !offered.some((one) => one.value === value))],
    ]),
  )
