import 'server-only'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { fieldsOf } from '@/core/field'
import { inSentence } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { findRecord } from '@/db/plain'
import type { Described } from '@/db/record/described'
import { newId } from '@/db/record/id'
import { nameFor } from '@/db/record/listing'
import { recordOf } from '@/db/records'
import { nameOfRequested, withNames } from '@/db/references'
import { currentLocale } from '../request/session'
import { choicesFor, chosenIn } from './choices'
import { FormScreen } from './form-screen'
import { isUuid } from './params'
import { crumbsOf, readNew, readRecord } from './record'

type Form = ComponentProps<typeof FormScreen>
type Shared = Partial<Omit<Form, 'input' | 'values' | 'save' | 'choices' | 'chosen'>> & {
  record: Described
  /** What is asked, where it is more or less than the record's own input. */
  input?: z.ZodObject
  save: Form['save']
}

type Values = Record<string, unknown>
type NewProps = Shared & {
  values?: Values
  /** What else the form begins with, where it has to be read: from the record that the address names, for instance. */
  begin?: (db: Db, choices: Choices) => Promise<Values>
  /** Ids that a link has set, by field; the first is of the record where the link stood, and leads back there. */
  from?: Record<string, string | undefined>
}
type Choices = Awaited<ReturnType<typeof choicesFor>>

/** The form of a new record, for whoever may register one; its nonce tells a form that is sent again from another one. */
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
    const typed = { ...values, ...Object.fromEntries(set), ...(await begin?.(db, choices)) }
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

/** A new record is not set to what its list does not offer. */
const without = (choices: Choices, chosen: Choices) =>
  Object.fromEntries(Object.entries(chosen).filter(([name]) => !choices[name]))

type Row = Values & { version: number; canEdit: boolean }
type EditProps = Shared & {
  id: string
  /** Finds what the form begins with; by default the row of the record's own table. */
  find?: (db: Db) => Promise<Row | null>
  /** What the form begins with beside the row, such as the day from which a change holds. */
  values?: Values | ((row: Row) => Values)
}

/** The form of a record, for whoever may revise it; the change says why. What is retired is restored first. */
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
