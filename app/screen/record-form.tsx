import 'server-only'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { longestText } from '@/components/search/answer'
import { fieldsOf } from '@/core/field'
import { visible } from '@/core/fold'
import { inSentence } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { findRecord } from '@/db/plain'
import type { Described } from '@/db/record/described'
import { newId } from '@/db/record/id'
import { nameFor } from '@/db/record/listing'
import { recordOf } from '@/db/records'
import { nameOfRequested, withNames } from '@/db/references'
import { addressAskedFor, currentLocale } from '../request/session'
import { choicesFor, chosenIn } from './choices'
import { FormScreen } from './form-screen'
import { isUuid } from './params'
import { crumbsOf, readNew, readRecord } from './record'

type Form = ComponentProps<typeof FormScreen>
type Shared = Partial<Omit<Form, 'input' | 'values' | 'save' | 'choices' | 'chosen'>> & {
  record: Described
  /** The schema of the form, if it differs from the record's own. */
  input?: z.ZodObject
  save: Form['save']
}

type Values = Record<string, unknown>
type NewProps = Shared & {
  values?: Values
  /** Reads further first values, such as those of a record that the URL names. */
  begin?: (db: Db, choices: Choices) => Promise<Values>
  /** Ids from the URL, by field. The first is the record whose page has the link; "cancel" leads back there. */
  from?: Record<string, string | undefined>
}
type Choices = Awaited<ReturnType<typeof choicesFor>>

/**
 * The form of a new record; 404 without the right to register one. The nonce identifies the form when it is sent again.
 */
export async function NewScreen({
  record,
  input = record.input,
  values = {},
  begin,
  from = {},
  hidden,
  ...form
}: NewProps) {
  const locale = await currentLocale()
  const fields = fieldsOf(input, locale)
  const { choices, row } = await readNew(record.table, async (db) => {
    const choices = await choicesFor(db, fields)
    const set = Object.entries(from).filter(([, id]) => id && isUuid(id))
    const typed = {
      ...values,
      ...(await calledBy(record)),
      ...Object.fromEntries(set),
      ...(await begin?.(db, choices)),
    }
    return { choices, row: await withNames(db, input, typed, locale, { nameOf: nameOfRequested }) }
  })
  const [origin = ''] = Object.keys(from)
  const reference = row[nameFor(origin)] ? recordOf(fields.find(({ name }) => name === origin)?.reference ?? '') : null
  const list = { href: `/${record.path}`, label: record.words.many[locale] }
  return (
    <FormScreen
      title={record.words.add[locale]}
      submitLabel={record.words.add[locale]}
      crumbs={[list]}
      cancelHref={reference ? `/${reference.path}/${row[origin]}` : list.href}
      input={input}
      values={row}
      choices={choices}
      chosen={without(choices, chosenIn(fields, row))}
      hidden={{ nonce: newId(), ...hidden }}
      {...form}
    />
  )
}

/** The text that a search did not find, in the field for it: `?called=…`. */
async function calledBy({ calledIn }: Described): Promise<Values> {
  const text = new URL(await addressAskedFor(), 'http://localhost').searchParams.get('called')
  return calledIn && text ? { [calledIn]: visible(text).slice(0, longestText) } : {}
}

/** Removes values of fields that have a list of choices. */
const without = (choices: Choices, chosen: Choices) =>
  Object.fromEntries(Object.entries(chosen).filter(([name]) => !choices[name]))

type Row = Values & { version: number; canEdit: boolean }
type EditProps = Shared & {
  id: string
  /** Reads the first values; by default the row of the record's table. */
  find?: (db: Db) => Promise<Row | null>
  /** First values besides the row, such as the day of effect. */
  values?: Values | ((row: Row) => Values)
}

/**
 * The form of an existing record, with a reason; 404 without the right to revise it, and for retired records, which
 * must be restored first.
 */
export async function EditScreen({ record, id, input = record.input, find, values = {}, hidden, ...form }: EditProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('form')])
  const fields = fieldsOf(input, locale)
  const { found, row, choices } = await readRecord(id, async (db) => {
    const found = await findRecord(db, record, id, locale)
    const row = find ? await find(db) : found
    if (!found || found.retiredOn || !row?.canEdit) return null
    const [choices, named] = await Promise.all([
      choicesFor(db, fields),
      find ? withNames(db, input, row, locale) : found,
    ])
    return { found, row: { ...row, ...named }, choices }
  })
  if (!record.screens.includes('edit')) notFound()
  return (
    <FormScreen
      title={say('edit-record', { record: inSentence(record.words.one[locale]) })}
      submitLabel={say('save')}
      crumbs={crumbsOf(record, found, locale)}
      cancelHref={`/${record.path}/${id}`}
      input={input}
      values={{ ...row, ...(typeof values === 'function' ? values(row) : values) }}
      choices={choices}
      chosen={chosenIn(fields, row)}
      hidden={{ id, version: String(row.version), ...hidden }}
      asksReason
      {...form}
    />
  )
}
