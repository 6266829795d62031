import 'server-only'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { fieldsOf } from '@/core/field'
import { inSentence } from '@/core/locale'
import type { Db } from '@/db/actor'
import type { Described } from '@/db/described'
import { newId } from '@/db/id'
import { findRecord } from '@/db/plain'
import { namesOf, recordOf } from '@/db/records'
import { choicesFor, chosenIn } from '../choices'
import { currentLocale } from '../session'
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

type NewProps = Shared & {
  values?: Record<string, unknown>
  /** Ids that a link has set, by field; the first is of the record where the link stood, and leads back there. */
  from?: Record<string, string | undefined>
}

/** The form of a new record, for whoever may register one; it carries the id that the record will have. */
export async function NewScreen({ record, input = record.input, values = {}, from = {}, hidden, ...form }: NewProps) {
  const locale = await currentLocale()
  const fields = fieldsOf(input, locale)
  const { choices, names } = await readNew(record.table, async (db) => ({
    choices: await choicesFor(db, fields),
    names: await namesOf(
      db,
      Object.values(from).flatMap((id = '') => (isUuid(id) ? [id] : [])),
      locale,
    ),
  }))
  const set = Object.entries(from).flatMap(([name, value = '']) =>
    names[value] === undefined ? [] : [{ name, value, label: names[value] }],
  )
  const origin = set.find(({ name }) => name === Object.keys(from)[0])
  const reference = origin && recordOf(fields.find(({ name }) => name === origin.name)?.reference ?? '')
  const list = { href: `/${record.path}`, label: record.words.many[locale] }
  return (
    <FormScreen
      title={record.words.add[locale]}
      submitLabel={record.words.add[locale]}
      crumbs={[list]}
      cancelHref={reference ? `/${reference.path}/${origin.value}` : list.href}
      input={input}
      values={{ ...values, ...Object.fromEntries(set.map(({ name, value }) => [name, value])) }}
      choices={choices}
      chosen={Object.fromEntries(set.map(({ name, value, label }) => [name, { value, label }]))}
      hidden={{ id: newId(), ...hidden }}
      {...form}
    />
  )
}

type Row = Record<string, unknown> & { version: number; canEdit: boolean }
type EditProps = Shared & {
  id: string
  /** Finds what the form begins with, with `xName` beside each reference; by default the row of the record's own table. */
  find?: (db: Db) => Promise<Row | null>
  /** What the form begins with beside the row, such as the day from which a change holds. */
  values?: Record<string, unknown> | ((row: Row) => Record<string, unknown>)
}

/** The form of a record, for whoever may revise it; the change says why. */
export async function EditScreen({ record, id, input = record.input, find, values = {}, hidden, ...form }: EditProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('form')])
  const fields = fieldsOf(input, locale)
  const { found, row, choices } = await readRecord(id, async (db) => {
    const found = await findRecord(db, record, id, locale)
    const row = find ? await find(db) : found
    return found && row?.canEdit ? { found, row, choices: await choicesFor(db, fields) } : null
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
      chosen={chosenIn(fields, { ...found, ...row })}
      hidden={{ id, version: String(row.version), ...hidden }}
      asksReason
      {...form}
    />
  )
}
