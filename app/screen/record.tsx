import 'server-only'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Fact, type FactSection, Facts } from '@/components/record/facts'
import { Notice } from '@/components/shell/notice'
import { UndoNotice } from '@/components/shell/undo-notice.client'
import { type Field, fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import { type GuardedTable, mayRegister } from '@/db/access/rights'
import { type Db, type Known, withActor } from '@/db/door/actor'
import { type Found, findRecord } from '@/db/plain'
import { type Described, following, type Screen } from '@/db/record/described'
import { recordAt } from '@/db/records'
import { offersUndo } from '@/db/undo/plan'
import type { Topic } from '@/messages/say'
import { currentActor, currentLocale } from '../request/session'
import { oneOf } from './filters'
import { isUuid, type Params, paramsOf, type Sent } from './params'
import { readRecord } from './read-record'
import { undoNow } from './undo'
import { wordsIn } from './values'
import { keepingList } from './walk'
import { formWords } from './words'

export { readRecord }

export type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<Sent> }

/** Reads what every record page needs: id, query parameters, language and texts. */
export async function openPage<Of extends Topic>({ params, searchParams }: PageProps, topic: Of) {
  const [{ id }, asked, locale, say, form, history] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations(topic),
    getTranslations('form'),
    getTranslations('history'),
  ])
  return { id, asked, locale, say, form, history }
}

export type Crumb = { href: string; label: string }

/**
 * Reads a record for a generic screen. 404 if the record does not have the screen, RLS hides the row, or the screen
 * changes the row and the user may not. `read` runs further queries in the same transaction.
 */
export async function readRecordAt<T = undefined>(
  path: string,
  id: string,
  screen: Screen,
  read?: (db: Db, record: Described) => Promise<T>,
): Promise<{ record: Described; found: Found; crumbs: Crumb[]; more: T }> {
  const record = recordAt(path, screen) ?? notFound()
  const locale = await currentLocale()
  const changes = screen === 'edit' || screen === 'retire'
  const { found, more } = await readRecord(id, async (db) => {
    const found = await findRecord(db, record, id, locale)
    return found && (!changes || found.canEdit) ? { found, more: (await read?.(db, record)) as T } : null
  })
  return { record, found, crumbs: crumbsOf(record, found, locale), more }
}

export function crumbsOf(
  { path, words, screens }: Described,
  { id, called }: Pick<Found, 'id' | 'called'>,
  locale: Locale,
): Crumb[] {
  const list = screens.includes('list') ? [{ href: `/${path}`, label: words.many[locale] }] : []
  return [...list, { href: `/${path}/${id}`, label: called ?? words.one[locale] }]
}

/**
 * Runs all queries of a form for a new record in one transaction; 404 without the right to register rows of the table.
 */
export async function readNew<T>(table: GuardedTable, read: (db: Db, who: Known) => Promise<T>): Promise<T> {
  const found = await withActor(await currentActor(), async (db, who) =>
    (await mayRegister(db, table)) ? { read: await read(db, who) } : null,
  )
  if (!found) notFound()
  return found.read
}

/** Fields of a record with labels and values in words. Names of references are in the row (`nameFor`) or in `names`. */
export function factsOf(
  input: z.ZodObject,
  values: Record<string, unknown>,
  locale: Locale,
  { only, without = [], names = {} }: { only?: string[]; without?: string[]; names?: Record<string, string> } = {},
): { name: string; label: string; value: string }[] {
  const wanted = ({ name }: Field) => (only ? only.includes(name) : true) && !without.includes(name)
  return fieldsOf(input, locale)
    .filter(wanted)
    .map((field) => ({ name: field.name, label: field.label, value: wordsIn(field, values, locale, names) }))
}

/** The values of some fields in one line. */
export const inWords = (input: z.ZodObject, values: Record<string, unknown>, locale: Locale, only: string[]): string =>
  factsOf(input, values, locale, { only })
    .map(({ value }) => value)
    .filter(Boolean)
    .join(' · ')

type FactsProps = { facts: Fact[]; blank?: string } & Pick<FactSection, 'edit' | 'notice' | 'form'>

/** The facts of a record in one section. */
export async function RecordFacts({ facts, blank, ...more }: FactsProps) {
  const [form, say] = [await getTranslations('form'), await getTranslations('record')]
  const sections = [{ id: 'facts', title: form('facts'), facts, ...more }]
  return blank ? <Facts blank={blank} sections={sections} /> : <Facts without={say('without')} sections={sections} />
}

/**
 * What a section of a record's page has for editing in its place: the link, the form once `?edit=` names the section, and
 * the notice after it was saved. `edit` draws the form; undefined: the user may not edit.
 */
export async function editableAt(
  path: string,
  section: string,
  asked: Params,
  edit: ((section: string) => ReactNode) | undefined,
): Promise<Pick<FactSection, 'edit' | 'notice' | 'form'>> {
  const [form, kept] = [await getTranslations('form'), await keepingList()]
  return {
    edit: edit && { href: `${kept(`${path}?edit=${section}`)}#${section}`, label: form('edit') },
    form: edit && asked.edit === section ? edit(section) : undefined,
    notice:
      asked.part === section && asked.edit === undefined ? <SavedNotice params={asked} section={section} /> : undefined,
  }
}

const savings = [
  'registered',
  'revised',
  'unchanged',
  'retired',
  'withdrawn',
  'restored',
  'ended',
  'undone',
  'redone',
] as const

/** The notice after a save, with the offer to undo it. */
export async function SavedNotice({
  params,
  of = following,
  section,
}: {
  params: Params
  of?: Pick<Described, 'stoppedWords'>
  /** The section in which it stands: a notice of what was saved in a section stands there, not above the page. */
  section?: string
}) {
  const [saved, set] = [oneOf(savings, params.saved), params.set]
  if (!saved || params.part !== section) return null
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  return (
    <DoneNotice
      text={say(`saved.${saved}`, { stopped: of.stoppedWords[locale].toLowerCase() })}
      kind={saved === 'unchanged' ? 'status' : 'success'}
      set={set}
      isRedo={saved === 'undone'}
    />
  )
}

type DoneProps = {
  text: string
  kind?: 'status' | 'success'
  /** The change set that the notice offers to undo, if the user can undo all of it. */
  set: string | undefined
  isRedo?: boolean
  /** The path of the page after the undo; without it the page of the record. */
  back?: string
}

/** Says that something was done, and offers to undo it. */
export async function DoneNotice({ text, kind = 'success', set, isRedo = false, back }: DoneProps) {
  const [undo, actor] = await Promise.all([getTranslations('undo'), currentActor()])
  const offered = set && isUuid(set) && (await withActor(actor, (db) => offersUndo(db, set)))
  if (!offered) return <Notice kind={kind}>{text}</Notice>
  const button = undo(isRedo ? 'redo' : 'undo')
  return (
    <UndoNotice
      key={set}
      hidden={{ set, ...(back && { back }) }}
      undo={undoNow}
      words={{ ...(await formWords()), saved: text, undo: button, byKeyboard: undo('by-keyboard', { button }) }}
    />
  )
}
