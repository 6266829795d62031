import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Label, Locale } from '../../core/locale'
import { nameOn } from './validity'

/** The seven screens a record may have; see app/(registry)/[records]. */
export type Screen = 'list' | 'new' | 'page' | 'edit' | 'history' | 'retire' | 'export'

/** Parts of the menu; `none` for a list that another page leads to. */
export type MenuGroup = 'registry' | 'reporting' | 'accounts' | 'reference' | 'none'

/** SQL for what the record with this id was called on a day (today, when none is said); null when it is out of sight. */
export type NameOf = (id: SQL, locale: Locale, day?: SQL) => SQL

export type IdentifiedTable = PgTable & { id: PgColumn }

/** Everything that screens, the trail, exports and tests need to know of a kind of record, stated once. */
export type Described = {
  /** As the trail calls it; also the name of its table. */
  code: string
  /** Its segment in addresses. */
  path: string
  words: { one: Label; many: Label; add: Label }
  table: IdentifiedTable
  /** What its form asks. */
  input: z.ZodObject
  /** What the columns of its tables are called, by table: its own, its states and parts. The trail tells by them. */
  inputs: Record<string, z.ZodObject>
  /** Title, crumbs, and whatever an address names: null for a record that row security hides. A retired record keeps its name. */
  nameOf: NameOf
  /** What a name is marked with from the day on which the record has ended; by default that is its retirement. */
  mark: Label
  /** The name with its mark. */
  markedName: NameOf
  /**
   * What a row that the reader sees refers to is called, with the mark: also where row security hides the record itself
   * (decision 023). Never ask it for an id that came with a request.
   */
  referredName: NameOf
  screens: readonly Screen[]
  /** The part of the menu its list stands in; "registry" unless it says otherwise. */
  menu: MenuGroup
  /** Where only entries made in error are retired: what that is called, and what it is not for. */
  mistake: { title: Label; hint: Label } | undefined
  /** The generic forms may write its table: registering is an insert, revising an update, and nothing else is to be done. */
  plain: boolean
  /** The column that says to which other record it belongs, where its rights come from that one. */
  parent: PgColumn | undefined
  /** The record in whose history it stands, where that is not its own; keep_audit says the same of the table. */
  historyOf: string | undefined
}

type Optional = 'inputs' | 'parent' | 'historyOf' | 'plain' | 'mistake' | 'menu' | 'mark'
type Told = Omit<Described, Optional | 'code' | 'markedName' | 'referredName'> &
  Partial<Pick<Described, Optional>> & {
    /** What it is called where other records refer to it, if that is more than its title. */
    citedAs?: NameOf
    hasEnded?: (id: SQL, day: SQL) => SQL
    /** The function name_of_<table>(id, day, mark), for a record that row security may hide from the reader of a reference. */
    namedPastPolicies?: boolean
  }

/** A record whose one table holds all its facts needs neither inputs nor, unless it belongs to another, a parent. */
export const described = ({ citedAs, mark = notFollowed, hasEnded, namedPastPolicies, ...told }: Told): Described => {
  const code = getTableName(told.table)
  const ended = hasEnded ?? retirementOf(told.table)
  const markedName: NameOf = (id, locale, day = today) => {
    const name = (citedAs ?? told.nameOf)(id, locale, day)
    return ended ? sql`${name} || case when ${ended(id, day)} then ${markOf(mark, locale)} else '' end` : name
  }
  return {
    mark,
    markedName,
    referredName: namedPastPolicies
      ? (id, locale, day = today) => sql`coalesce(${markedName(id, locale, day)},
          ${sql.identifier(`name_of_${code}`)}(${id}, ${day}, ${markOf(mark, locale)}))`
      : markedName,
    inputs: { [code]: told.input },
    parent: undefined,
    historyOf: undefined,
    plain: false,
    mistake: undefined,
    menu: 'registry',
    ...told,
    code,
  }
}

const today = sql`(select today())`

const notFollowed: Label = { vi: 'ngừng theo dõi', en: 'no longer followed' }

const markOf = (mark: Label, locale: Locale) => sql`${` (${mark[locale]})`}::text`

const retirementOf = (table: IdentifiedTable): Told['hasEnded'] => {
  const { retiredOn } = getTableColumns(table)
  return (
    retiredOn && ((id, day) => sql`exists (select from ${rowOf(table, table.id, id)} where ${retiredOn} <= ${day})`)
  )
}

/**
 * FROM and WHERE for the one row with an id. The id is asked first, so that it may name a column of the same table
 * in the query around.
 */
export const rowOf = (table: PgTable, column: PgColumn, id: SQL): SQL =>
  sql`(select ${id} as wanted) row_of join ${table} on ${column} = row_of.wanted`

/** The name is a column of the record's own table. */
export const namedBy =
  (table: IdentifiedTable, column: PgColumn): NameOf =>
  (id) =>
    sql`(select ${column} from ${rowOf(table, table.id, id)})`

/** The name lives in time: what holds on the day, or else what held last before it. */
export const namedByState =
  (record: Parameters<typeof nameOn>[0]): NameOf =>
  (id, _, day) =>
    nameOn(record, id, day)

/** Made of other records' names, which a row's columns point at: "Chi bộ …, Quý I/2024". */
export const namedAfter =
  (table: IdentifiedTable, ...others: [column: PgColumn, of: NameOf][]): NameOf =>
  (id, locale, day) => {
    const names = others.map(([column, of]) => of(sql`${column}`, locale, day))
    return sql`(select concat_ws(', ', ${sql.join(names, sql`, `)}) from ${rowOf(table, table.id, id)})`
  }
