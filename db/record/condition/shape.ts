import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Operator } from '../../../core/condition/condition'
import { type Field, fieldsOf } from '../../../core/field'
import type { Label, Locale } from '../../../core/locale'
import type { Described } from '../described'
import type { Listing, ListQuestion, Measure } from '../listing'

/** What the shapes are derived from: all descriptions, and the listing and the record behind a reference. */
export type World = {
  records: readonly Described[]
  listOf: (record: Described) => Listing
  recordBehind: (reference: string) => Described | undefined
}

export type FieldKind = 'text' | 'number' | 'date' | 'choice' | 'list' | 'boolean' | 'reference' | 'unit'

/** A field that can be asked for: of a column of a table, or what the listing knows besides (`measure`). */
export type AskedField = {
  label: Label
  kind: FieldKind
  /** As in forms and lists, for labels of values and what may be typed. */
  field: Record<'vi' | 'en', Field>
  /** The column, and the table that has it. */
  at?: { column: PgColumn; table: PgTable }
  measure?: (asked: ListQuestion) => SQL
}

/** Related records: those that refer to this one, that it refers to, or that a record between refers to with it. */
export type Relation = {
  label: Label
  record: Described
  /** One at most, by a column of the record itself. */
  to?: Link
  /** Any number, by a column of theirs. */
  of?: Link
  /** Any number, by a record between that has no screens of its own. */
  by?: { record: Described; own: Link; theirs: Link }
  /** Any number, by a table of pairs. */
  pair?: Pair
}
type Pair = { own: PgColumn; theirs: PgColumn }
type Link = { column: PgColumn; table: PgTable }

/** What conditions may ask of a record. */
export type Shape = {
  record: Described
  listing: Listing
  fields: Readonly<Record<string, AskedField>>
  relations: Readonly<Record<string, Relation>>
}

/** The operators that a kind of field has. */
export const operatorsOf: Record<FieldKind, readonly Operator[]> = {
  text: ['contains', 'starts', '=', 'filled', 'empty'],
  number: ['=', '<', '<=', '>', '>=', 'between', 'filled', 'empty'],
  date: ['=', '<', '<=', '>', '>=', 'between', 'filled', 'empty'],
  choice: ['in', 'not in', 'filled', 'empty'],
  list: ['in', 'not in', 'filled', 'empty'],
  boolean: ['='],
  reference: ['in', 'not in', 'filled', 'empty'],
  unit: ['within', 'in', 'not in', 'filled', 'empty'],
}

const shapes = new WeakMap<Described, Shape>()

/** The shape of a record. Made once: descriptions never change. */
export function shapeOf(record: Described, world: World): Shape {
  const known = shapes.get(record)
  if (known) return known
  const listing = world.listOf(record)
  const shape: Shape = { record, listing, fields: fieldsIn(record, listing), relations: relationsOf(record, world) }
  shapes.set(record, shape)
  return shape
}

const tablesOf = ({ table, parts }: Described): PgTable[] => [table, ...parts]

type Stated = { name: string; vi: Field; en: Field; column: PgColumn; table: PgTable }

/** The described fields of a record that are columns of its tables, in the order of its form. */
function statedIn(record: Described): Stated[] {
  const stated = tablesOf(record).flatMap((table) => {
    const input = record.inputs[getTableName(table)]
    const columns: Record<string, PgColumn> = getTableColumns(table)
    if (!input) return []
    const [vi, en] = [fieldsOf(input, 'vi'), fieldsOf(input, 'en')]
    return vi.flatMap((field, at) => {
      const [column, other] = [columns[field.name], en[at]]
      return column && other ? [{ name: field.name, vi: field, en: other, column, table }] : []
    })
  })
  const order = fieldsOf(record.input, 'vi').map(({ name }) => name)
  const place = ({ name }: Stated) => (order.includes(name) ? order.indexOf(name) : order.length)
  return stated.toSorted((one, other) => place(one) - place(other))
}

const kinds: Partial<Record<Field['input'], FieldKind>> = {
  text: 'text',
  'long-text': 'text',
  code: 'text',
  count: 'number',
  decimal: 'number',
  money: 'number',
  year: 'number',
  date: 'date',
  select: 'choice',
  choice: 'choice',
  list: 'list',
  boolean: 'boolean',
}

function kindOf({ input, reference }: Field, { dataType, columnType }: PgColumn): FieldKind | undefined {
  if (reference) return reference.endsWith('unit') ? 'unit' : 'reference'
  const kind = kinds[input]
  // A column that is described by its label only has no input of its own.
  if (kind === 'text' && dataType === 'number') return 'number'
  return kind !== 'text' || /^Pg(Varchar|Text|Char)$/.test(columnType) ? kind : undefined
}

function fieldsIn(record: Described, { measures = {} }: Listing): Shape['fields'] {
  const stated = statedIn(record).flatMap(({ name, vi, en, column, table }): [string, AskedField][] => {
    const kind = kindOf(vi, column)
    if (!kind) return []
    return [[name, { label: { vi: vi.label, en: en.label }, kind, field: { vi, en }, at: { column, table } }]]
  })
  const measured = Object.entries(measures).map(([name, measure]): [string, AskedField] => {
    const { label, kind = 'number', value } = measure
    const field = { vi: measuredField(name, measure, 'vi'), en: measuredField(name, measure, 'en') }
    return [name, { label, kind, field, measure: value }]
  })
  return Object.fromEntries([...stated, ...measured])
}

const inputs = { number: 'count', date: 'date', boolean: 'boolean', choice: 'select', reference: 'reference' } as const

const measuredField = (
  name: string,
  { label, kind = 'number', options = {}, reference }: Measure,
  locale: Locale,
): Field => ({
  name,
  label: label[locale],
  hint: undefined,
  input: inputs[kind],
  options: Object.entries(options).map(([value, words]) => ({ value, label: words[locale] })),
  reference,
  required: false,
  maxLength: undefined,
  inList: false,
})

/** Records of the work itself: of accounts, settings and the like no list is filtered. */
const isOfRegister = ({ menu }: Described) => menu === 'registry' || menu === 'reporting'

type Reference = Stated & { target: Described }

const referencesIn = (record: Described, { recordBehind }: World): Reference[] =>
  statedIn(record).flatMap((stated) => {
    const target = stated.vi.reference && recordBehind(stated.vi.reference)
    return target && stated.column.columnType === 'PgUUID' ? [{ ...stated, target }] : []
  })

function relationsOf(record: Described, world: World): Shape['relations'] {
  const all = referencesIn(record, world)
  /** Of a record within another, such as a position, the label of a reference says less than the record’s own name. */
  const isParted = ({ parent }: Described, wanted: Described) =>
    parent !== undefined && all.filter(({ target }) => target === wanted).length === 1
  const to = all
    .filter(({ target }) => target.screens.includes('list'))
    .map(({ name, vi, en, target, column, table }): [string, Relation] => [
      name.replace(/Id$/, ''),
      {
        label: isParted(record, target) ? target.words.one : { vi: vi.label, en: en.label },
        record: target,
        to: { column, table },
      },
    ])
  const from = world.records.filter(isOfRegister).flatMap((other) => {
    const references = referencesIn(other, world)
    const own = references.filter(({ target }) => target === record)
    return own.flatMap((reference): [string, Relation][] =>
      other.screens.length > 0
        ? [[nameOf(other, reference, own.length > 1), pointing(other, record, reference, own.length > 1)]]
        : between(other, reference, references),
    )
  })
  return Object.fromEntries([...from, ...pairedWith(record, world), ...to])
}

/** By pairs that the list of either states. */
function pairedWith(record: Described, { records, listOf }: World): [string, Relation][] {
  return records.filter(isOfRegister).flatMap((one) =>
    (listOf(one).pairs ?? []).flatMap(({ record: other, own, theirs }): [string, Relation][] => {
      if (one === record) return [[other.path, { label: other.words.many, record: other, pair: { own, theirs } }]]
      const turned = { own: theirs, theirs: own }
      return other === record ? [[one.path, { label: one.words.many, record: one, pair: turned }]] : []
    }),
  )
}

const nameOf = ({ path }: Described, { name }: Stated, isOneOfSeveral: boolean) =>
  isOneOfSeveral ? `${path}.${name.replace(/Id$/, '')}` : path

function pointing(
  other: Described,
  record: Described,
  { vi, en, column, table }: Stated,
  isOneOfSeveral: boolean,
): Relation {
  const { many } = other.words
  const isSaid = isOneOfSeveral || other === record
  const label = isSaid ? { vi: `${many.vi} (theo mục ${vi.label})`, en: `${many.en} (by ${en.label})` } : many
  return { label, record: other, of: { column, table } }
}

/** By a record that only joins two others: what it refers to besides. */
function between(other: Described, own: Reference, all: Reference[]): [string, Relation][] {
  return all
    .filter(({ name, target, column }) => name !== own.name && column.notNull && isOfRegister(target))
    .map((theirs) => [
      theirs.target.path,
      { label: theirs.target.words.many, record: theirs.target, by: { record: other, own, theirs } },
    ])
}

/** The columns of a part that refer to its record. */
export function ownerOf(part: PgTable, { table }: Described): PgColumn {
  const [owner] = getTableConfig(part).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference()
    return foreignTable === table ? columns : []
  })
  if (!owner) throw new Error(`db/record/condition: ${getTableName(part)} is no part of ${getTableName(table)}`)
  return owner
}

/** Whether a reference is by ids, and not by codes. */
export const isOfIds = ({ at, field }: Pick<AskedField, 'at' | 'field'>): boolean =>
  at ? at.column.columnType === 'PgUUID' : field.vi.reference !== undefined

/** A column by the alias of its table. */
export const columnBy = (alias: string, column: PgColumn): SQL =>
  sql`${sql.identifier(alias)}.${sql.identifier(column.name)}`
