import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { ConditionProblem, Group } from '../../core/condition/condition'
import { type Field, fieldsOf } from '../../core/field'
import type { Choice } from '../../core/form-state'
import type { Label, Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { notPrepared } from '../door/prepared'
import { withdrawnOn } from './columns'
import { type Described, type Ending, marksOf } from './described'
import type { Keyed, Term } from './keys'
import { type Asked, dayOf, every, inSight, isOneFound, type Sight } from './list'
import type { Summed } from './summed'

/** Parameters of a listing: those of every list, the value of each filter that is set, and the language of names. */
export type ListQuestion = Asked & {
  chosen: Readonly<Record<string, string>>
  locale: Locale
  /** The nested condition of the address. */
  where?: Where | undefined
  /** The column by which the rows are grouped. */
  group?: string | undefined
}

/** A condition that has been checked for the list, as text and as SQL; or why the address has none, and then no row fits. */
export type Where = { text: string; condition: Group; holds: (asked: ListQuestion) => SQL } | ConditionProblem

/** The parameters of an unfiltered first page, to spread and change. */
export const everything: ListQuestion = {
  text: '',
  sort: '',
  descending: false,
  page: 1,
  validOn: undefined,
  chosen: {},
  locale: 'vi',
}

export type Choices = (db: Db, locale: Locale) => PromiseLike<Iterable<Choice>>

export type ListFilter = {
  label: Label
  where: (value: string, asked: ListQuestion) => SQL
  /** The options, by value; a query if they depend on rows. */
  options?: Readonly<Record<string, Label>> | Choices
  /** Without options: what a form chooses for this reference; where a form searches, only a link sets the filter. */
  reference?: string
  /** The value is a whole number, typed as in a form. Others choose one of `options`, or of a reference. */
  isCount?: true
  /** Values that few rows fit, found at some cost: those rows are found once, for the page and its count. */
  rare?: readonly string[]
  /** Pattern of valid values; by default a value must be one of `options`, or a UUID if those are a query or a reference. */
  accepts?: RegExp
}

/** Where the rows are: in a page, or in the file with all of them. */
export type Place = 'list' | 'file'

/**
 * A column in addition to the record's own fields; in the page and the file, or in the file only. `options` are the words
 * for codes, `blank` is that for a missing value.
 */
export type ListColumn = {
  label: Label
  input?: Field['input']
  only?: 'file'
  /** The record that the values of a column of the file refer to. */
  reference?: string
  options?: Readonly<Record<string, Label>>
  blank?: Label
}

/** `kind`: by default a number. `value`: without a lookup for each row. */
export type Measure = {
  label: Label
  kind?: 'number' | 'date' | 'boolean' | 'choice' | 'reference'
  options?: Readonly<Record<string, Label>>
  reference?: string
  value: (asked: ListQuestion) => SQL
}

/** A list of a record. Its page, count, export and other uses of the same rows are all made from it. */
export type Listing = {
  record: Described
  /** SQL after FROM, with the joins that conditions and order need. */
  from: (asked: ListQuestion) => SQL
  /** SQL for the id of a row, and the select list of the page. */
  id: SQL
  fields: SQL
  /** By table of the record: its alias in `from`. Conditions ask other tables of the record as sets. */
  aliases?: Readonly<Record<string, string>>
  /** What is known of a row and is no column of it, for conditions. */
  measures?: Readonly<Record<string, Measure>>
  /** Records that a table of pairs joins to the rows, where no record stands between them. */
  pairs?: readonly { record: Described; own: PgColumn; theirs: PgColumn }[]
  sight?: Sight
  /** Without search and filters the rows are those that count_standing() counts. */
  standing?: true
  /** The day of retirement of a row, for the filter `followed`. */
  retiredOn?: SQL | undefined
  /** The ids of rows retired by a day, where an index finds them: the list need not look up `retiredOn` of each row. */
  retired?: (day: SQL) => SQL
  /** Other conditions that hold without any filter. */
  always?: (asked: ListQuestion) => (SQL | undefined)[]
  /** Whether the text finds a row, if it is not the words of the record itself that do. */
  search?: (text: string) => SQL
  filters: Readonly<Record<string, ListFilter>>
  sortable: Readonly<Record<string, Keyed | SQL | ((nameOf: NameOfReference, asked: ListQuestion) => SQL)>>
  /** The default order, by a name of `sortable`, with "-" for descending ("-issuedOn"); `ties`: the second one without keys. */
  sort: string
  ties?: readonly Term[]
  /** Whoever reads everything finds a page of the whole list in its default order by one plan, whatever the values. */
  hasOnePlan?: true
  /**
   * Columns and joins added after LIMIT, to the rows of one page only. The subquery's alias is `page`. In the file joins
   * may make several rows of one, in `order`.
   */
  around?: (
    asked: ListQuestion,
    nameOf: NameOfReference,
    place: Place,
    /** SQL for the ids of the rows, unless these are many. */
    onPage?: SQL,
  ) => {
    columns: Record<string, SQL>
    joins?: SQL
    order?: SQL
    /** Further names for the page, by their column. */
    names?: Readonly<Record<string, Reference>>
  }
  /** Columns before and after the record's own fields. */
  first?: Readonly<Record<string, ListColumn>>
  also?: Readonly<Record<string, ListColumn>>
  /** Names of the columns of the page in order; by default the fields with `inList`, in the order of the schema. */
  shown?: readonly string[]
  /** By a column of the page that the file has in another form: the columns of the file that say it. */
  inFile?: Readonly<Record<string, readonly string[]>>
  /** The numbers that groups of rows sum. */
  summed?: Summed<ListQuestion>
  /** The columns that the last row of the file sums. */
  sums?: readonly string[]
  /** A file of many rows reads sets: without the ids of a page `around` asks nothing of each row. */
  bySets?: true
  /** SQL for what tells a row apart from others of its name, beside which a search shows it. */
  hint?: (id: SQL, locale: Locale) => SQL
  /** The list has the filter "as of a day". */
  inTime: boolean
}

export type ListRow = Record<string, unknown> & { id: string }

/** SQL FROM … WHERE, shared by the rows, their count and the export. */
export function matching(listing: Listing, asked: ListQuestion): SQL {
  const { record, id, from, always, sight, search = (text) => isOneFound(record.code, id, text) } = listing
  const filters = filtersOf(listing)
  const conditions = every([
    sight && inSight({ id, ...sight }, asked),
    isFollowed(listing, asked),
    ...(always?.(asked) ?? []),
    asked.text ? search(asked.text) : undefined,
    ...Object.entries(asked.chosen).map(([name, value]) => filters[name]?.where(value, asked)),
    whereHolds(asked),
  ])
  return sql`from ${from(asked)} where ${conditions}`
}

/** Texts of free conditions seldom come again, and would fill what connections keep: the mark has them sent unprepared. */
function whereHolds(asked: ListQuestion): SQL | undefined {
  const { where } = asked
  if (!where) return undefined
  return 'holds' in where ? sql`${sql.raw(notPrepared)} ${where.holds(asked)}` : sql`false`
}

/** What a name is of: a reference, and the column with its value. */
export type Reference = readonly [reference: string, valueIn: string]

/** SQL for the name of a reference's value on a day; undefined if `reference` is not the code of a record. */
export type NameOfReference = (reference: string, value: SQL, locale: Locale, day: SQL) => SQL | undefined

/** The names of a page: "organisationName" for "organisationId", and so on for every field that refers to a record. */
export const namedIn = ({ record }: Listing, { locale }: ListQuestion): Record<string, Reference> =>
  Object.fromEntries(
    fieldsOf(record.input, locale).flatMap(({ name, reference }) =>
      reference ? [[nameFor(name), [reference, name]] as const] : [],
    ),
  )

/** What a file says of the decisions that its rows refer to. Other names in a file are looked up by batches, see file.ts. */
export function citationsIn({ record }: Listing, asked: ListQuestion, nameOf: NameOfReference): Record<string, SQL> {
  const cited = fieldsOf(record.input, asked.locale).flatMap(({ name, reference }) => {
    const id = sql`page.${sql.identifier(name)}`
    const called = reference === 'document' && nameOf(reference, id, asked.locale, dayOf(asked))
    return called ? citedIn(name, id, called, dayOf(asked), asked.locale) : []
  })
  return Object.fromEntries(cited)
}

/** What a file says of a decision, in columns of their own: its number is not unique. */
const cited = {
  number: { label: { vi: 'số, ký hiệu', en: 'number' }, input: 'code' },
  issuedOn: { label: { vi: 'ngày ban hành', en: 'issued on' }, input: 'date' },
  issuer: { label: { vi: 'cơ quan ban hành', en: 'issuer' }, input: 'text' },
} satisfies Record<string, ListColumn>

/** Of a document out of sight the column of the number has all that the reader may see. */
const citedIn = (name: string, id: SQL, called: SQL, day: SQL, locale: Locale) => [
  [
    `${name}.number`,
    sql`coalesce((select d.number || mark_on(d.retired_on, ${day}, ${marksOf(locale)}) from document d where d.id = ${id}), ${called})`,
  ] as const,
  [`${name}.issuedOn`, sql`(select d.issued_on::text from document d where d.id = ${id})`] as const,
  [`${name}.issuer`, sql`(select d.issuer from document d where d.id = ${id})`] as const,
]

const citation = ({ name, label }: Field, locale: Locale): Field[] =>
  Object.entries(cited).map(([part, column]) =>
    plainField(`${name}.${part}`, { ...column, label: both(`${label}: ${column.label[locale]}`) }, locale),
  )

/** The columns of the page, or of the file. The file has every field of the record, and each column of the page. */
export function columnsIn(listing: Listing, place: Place, locale: Locale): Field[] {
  const { record, first, also, shown, inFile = {} } = listing
  const inOrder = place === 'list' ? shown : undefined
  const fields = fieldsOf(record.input, locale).filter(({ inList }) => place === 'file' || inOrder || inList)
  const beside = (columns: Listing['also'] = {}) =>
    Object.entries(columns)
      .filter(([, { only }]) => only === undefined || only === place)
      .map(([name, column]) => plainField(name, column, locale))
  const all = [...beside(first), ...fields, ...beside(also)]
  if (place === 'file')
    return all
      .filter(({ name }) => !Object.hasOwn(inFile, name))
      .flatMap((field) => (field.reference === 'document' ? citation(field, locale) : [field]))
  return inOrder ? inOrder.flatMap((name) => all.find((field) => field.name === name) ?? []) : all
}

const plainField = (
  name: string,
  { label, input = 'text', options = {}, blank, reference }: ListColumn,
  locale: Locale,
): Field => ({
  name,
  label: label[locale],
  hint: undefined,
  input,
  options: Object.entries(options).map(([value, words]) => ({ value, label: words[locale] })),
  reference,
  ...(blank && { blank: blank[locale] }),
  required: false,
  maxLength: undefined,
  inList: true,
})

const both = (text: string): Label => ({ vi: text, en: text })

/** Made once, because a file asks for each cell; there are as many as fields. */
const namesFor = new Map<string, string>()

/** The name of the column with a reference's name: organisationId → organisationName. */
export function nameFor(field: string): string {
  const name = namesFor.get(field) ?? `${field.replace(/Id$/, '')}Name`
  namesFor.set(field, name)
  return name
}

/* ---- parts that several listings share ---- */

/** The first and the last day of the spell in the column `valid` of a row, as columns of a file. */
export const spellInFile = {
  columns: {
    validFrom: { label: { vi: 'Từ ngày', en: 'From' }, input: 'date', only: 'file' },
    validTo: { label: { vi: 'Đến ngày', en: 'To' }, input: 'date', only: 'file' },
  },
  around: { validFrom: sql`lower(page.valid)::text`, validTo: sql`(upper(page.valid) - 1)::text` },
  inFile: { valid: ['validFrom', 'validTo'] },
} as const satisfies Pick<Listing, 'inFile'> & { columns: Listing['also']; around: Record<string, SQL> }

/** Rows are in the lists of days before their retirement. With the filter `followed` the list has the retired rows. */
export function isFollowed({ id, retiredOn, retired }: Listing, asked: ListQuestion): SQL | undefined {
  if (!retiredOn) return undefined
  if (asksWithdrawn(asked)) return sql`${retiredOn} = ${withdrawnOn}`
  if (asksRetired(asked)) return sql`${retiredOn} <= ${dayOf(asked)} and ${retiredOn} > ${withdrawnOn}`
  return retired
    ? sql`${id} not in (${retired(dayOf(asked))})`
    : sql`(${retiredOn} is null or ${retiredOn} > ${dayOf(asked)})`
}

/** Whether the list is of retired rows. It also has those whose spell was over before they were retired. */
export const asksRetired = (asked: ListQuestion): boolean => asked.chosen.followed === 'no' || asksWithdrawn(asked)

/** Whether the list is of withdrawn rows. */
export const asksWithdrawn = ({ chosen }: ListQuestion): boolean => chosen.followed === 'withdrawn'

/** The condition `holds` on the day; none for a list of retired rows. */
export const unlessRetired = (asked: ListQuestion, holds: SQL): SQL | undefined =>
  asksRetired(asked) ? undefined : holds

const endings: Record<Ending, [value: string, label: Label]> = {
  stop: ['no', { vi: 'Đã ngừng theo dõi', en: 'No longer followed' }],
  withdraw: ['withdrawn', { vi: 'Đã bỏ, nhập nhầm', en: 'Withdrawn, entered in error' }],
}

/** All filters of a list: its own and, if its rows can be retired, `followed`. */
export function filtersOf({ record, retiredOn, filters }: Listing): Readonly<Record<string, ListFilter>> {
  if (!retiredOn || !record.screens.includes('retire')) return filters
  const options = Object.fromEntries(record.endings.map((ending) => endings[ending]))
  return { ...filters, followed: { label: { vi: 'Theo dõi', en: 'Followed' }, options, where: () => sql`true` } }
}
