import 'server-only'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { Notice } from '@/components/shell/notice'
import { type Field, fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import { type Db, type Known, withActor } from '@/db/actor'
import { type Kept, mayRegister } from '@/db/rights'
import { currentActor } from '../session'
import { isUuid, type Params } from './params'
import { valueInWords } from './values'

/** One transaction for all a record's page reads. What is absent, out of sight or no id at all is not found. */
export async function readRecord<T>(id: string, read: (db: Db, who: Known) => Promise<T | null>): Promise<T> {
  if (!isUuid(id)) notFound()
  const found = await withActor(await currentActor(), read)
  if (found === null) notFound()
  return found
}

/** One transaction for all that the form of a new record reads. Whoever may register none of its table finds no form. */
export async function readNew<T>(table: Kept, read: (db: Db, who: Known) => Promise<T>): Promise<T> {
  const found = await withActor(await currentActor(), async (db, who) =>
    (await mayRegister(db, table)) ? { read: await read(db, who) } : null,
  )
  if (!found) notFound()
  return found.read
}

/** Some fields of a record, or all of them, with their official names and their values in words. */
export function factsOf(
  input: z.ZodObject,
  values: Record<string, unknown>,
  locale: Locale,
  { only, without = [], names = {} }: { only?: string[]; without?: string[]; names?: Record<string, string> } = {},
): { label: string; value: string }[] {
  const wanted = ({ name }: Field) => (only ? only.includes(name) : true) && !without.includes(name)
  return fieldsOf(input, locale)
    .filter(wanted)
    .map((field) => ({ label: field.label, value: valueInWords(field, values[field.name], locale, names) }))
}

/** A few fields' values in one line. */
export const inWords = (input: z.ZodObject, values: Record<string, unknown>, locale: Locale, only: string[]): string =>
  factsOf(input, values, locale, { only })
    .map(({ value }) => value)
    .filter(Boolean)
    .join(' · ')

/** After saving, the page one comes to says so. */
export async function SavedNotice({ params }: { params: Params }) {
  const saved = params.saved
  if (!saved || !['registered', 'revised', 'retired', 'restored', 'ended'].includes(saved)) return null
  const say = await getTranslations('form')
  return <Notice kind="success">{say(`saved.${saved}`)}</Notice>
}
