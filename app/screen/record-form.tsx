import 'server-only'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import type { z } from 'zod'
import { longestText } from '@/components/search/answer'
import { Notice } from '@/components/shell/notice'
import { type Field, fieldsOf } from '@/core/field'
import { visible } from '@/core/fold'
import { inSentence } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { findRecord } from '@/db/plain'
import { beginEditing } from '@/db/presence/queries'
import type { Described } from '@/db/record/described'
import { newId } from '@/db/record/id'
import { nameFor } from '@/db/record/listing'
import { recordOf } from '@/db/records'
import { nameOfRequested, withNames } from '@/db/references'
import { addressAskedFor, currentLocale } from '../request/session'
import { choicesFor, chosenIn } from './choices'
import { EditedBy } from './edited-by'
import { FormScreen, RecordForm } from './form-screen'
import { isUuid, type Params } from './params'
import { crumbsOf, readNew, readRecord, SavedNotice } from './record'

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
  /**
   * The parameters of the page, where the form may begin with values of another record: `like`, of which this one becomes
   * a similar one; `after`, which was added by the same form before.
   */
  asked?: Params
  /** Reads that record; by default the row of the record's table. */
  findLike?: (db: Db, id: string) => Promise<Values | null>
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
  asked,
  findLike,
  hidden,
  lead,
  ...form
}: NewProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('form')])
  const fields = fieldsOf(input, locale)
  const { choices, row, other } = await readNew(record.table, async (db) => {
    const choices = await choicesFor(db, fields)
    const set = Object.entries(from).filter(([, id]) => id && isUuid(id))
    const other = await otherIn(db, record, asked, findLike)
    const typed = {
      ...values,
      ...(await calledBy(record)),
      ...(other && copied(fields, other)),
      ...Object.fromEntries(set),
      ...(await begin?.(db, choices)),
    }
    return { choices, other, row: await withNames(db, input, typed, locale, { nameOf: nameOfRequested }) }
  })
  const [origin = ''] = Object.keys(from)
  const reference = row[nameFor(origin)] ? recordOf(fields.find(({ name }) => name === origin)?.reference ?? '') : null
  const list = { href: `/${record.path}`, label: record.words.many[locale] }
  const add = record.words.add[locale]
  return (
    <FormScreen
      title={add}
      submitLabel={add}
      crumbs={[list]}
      cancelHref={reference ? `/${reference.path}/${row[origin]}` : list.href}
      input={input}
      values={row}
      choices={choices}
      chosen={without(choices, chosenIn(fields, row))}
      hidden={{ nonce: newId(), ...hidden }}
      another={asked && say('another')}
      follows={other?.id}
      lead={
        <>
          {lead}
          {other && <Beginning record={record} other={other} params={asked ?? {}} />}
        </>
      }
      {...form}
    />
  )
}

/** The text that a search did not find, in the field for it: `?called=…`. */
async function calledBy({ calledIn }: Described): Promise<Values> {
  const text = new URL(await addressAskedFor(), 'http://localhost').searchParams.get('called')
  return calledIn && text ? { [calledIn]: visible(text).slice(0, longestText) } : {}
}

type Other = { id: string; called: string; isLike: boolean; values: Values }

/** The record whose values the form begins with, if the actor may read it. */
async function otherIn(
  db: Db,
  record: Described,
  { like, after }: Params = {},
  find?: NewProps['findLike'],
): Promise<Other | undefined> {
  const id = like ?? after
  if (!id || !isUuid(id)) return undefined
  const found = await findRecord(db, record, id, await currentLocale())
  const values = found && find ? await find(db, id) : found
  return found && values ? { id, called: found.called ?? '', isLike: like !== undefined, values } : undefined
}

const copied = (fields: Field[], { isLike, values }: Other): Values =>
  Object.fromEntries(
    fields
      .filter(({ isOwn, onDemand, stays }) => (isLike ? !isOwn && !onDemand : stays))
      .flatMap(({ name }) => (name in values ? [[name, values[name]]] : [])),
  )

/** What the form begins with, above it. */
async function Beginning({ record, other, params }: { record: Described; other: Other; params: Params }) {
  const say = await getTranslations('form')
  const { id, called, isLike } = other
  if (isLike) return <Notice>{say('similar-to', { called })}</Notice>
  return (
    <>
      <SavedNotice params={params} of={record} />
      <p>
        <a href={`/${record.path}/${id}`}>{say('just-added', { called })}</a>
      </p>
    </>
  )
}

/** Removes values of fields that have a list of choices. */
const without = (choices: Choices, chosen: Choices) =>
  Object.fromEntries(Object.entries(chosen).filter(([name]) => !choices[name]))

type Row = Values & { version: number; canEdit: boolean }
export type EditProps = Shared & {
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
export async function EditScreen(props: EditProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('form')])
  const { found, edited, form } = await readEdit(props)
  const { record } = props
  if (!record.screens.includes('edit')) notFound()
  return (
    <FormScreen
      title={say('edit-record', { record: inSentence(record.words.one[locale]) })}
      crumbs={crumbsOf(record, found, locale)}
      {...form}
      lead={
        <>
          {form.lead}
          <EditedBy {...edited} />
        </>
      }
    />
  )
}

/**
 * The fields of one section of a record in the place of its facts, on the record's page: the same form, which saves by
 * the same action and leaves other fields as they are. `section` is the id of the section there.
 */
export async function SectionEdit({ section, ...props }: EditProps & { section: string }) {
  const { edited, form } = await readEdit({ ...props, hidden: { ...props.hidden, section } })
  const { lead: _, ...fields } = form
  return (
    <>
      <EditedBy {...edited} />
      <RecordForm {...fields} cancelHref={`/${props.record.path}/${props.id}#${section}`} isInPlace />
    </>
  )
}

/** Reads what a form of an existing record needs, and notes that its reader edits. */
async function readEdit({ record, id, input = record.input, find, values = {}, hidden, ...form }: EditProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('form')])
  const fields = fieldsOf(input, locale)
  const { found, row, choices, others } = await readRecord(id, async (db) => {
    const found = await findRecord(db, record, id, locale)
    const row = find ? await find(db) : found
    if (!found || found.retiredOn || !row?.canEdit) return null
    const [choices, named, others] = await Promise.all([
      choicesFor(db, fields),
      find ? withNames(db, input, row, locale) : found,
      beginEditing(db, record.code, id, hidden?.section),
    ])
    return { found, row: { ...row, ...named }, choices, others }
  })
  return {
    found,
    edited: { of: { record: record.code, id, section: hidden?.section ?? '' }, others, sections: form.sections },
    form: {
      submitLabel: say('save'),
      cancelHref: `/${record.path}/${id}`,
      input,
      values: { ...row, ...(typeof values === 'function' ? values(row) : values) },
      choices,
      chosen: chosenIn(fields, row),
      hidden: { id, version: String(row.version), ...hidden },
      asksReason: true,
      ...form,
    },
  }
}
