import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Label, Locale } from '../../core/locale'
import { nameOn } from './validity'

/** The seven generic screens that a record may have; see app/(registry)/[records]. */
export type Screen = 'list' | 'new' | 'page' | 'edit' | 'history' | 'retire' | 'export'

/** Groups of the menu; `none` for a list that is only linked from another page. `accounts` and `reference` are two parts of one. */
export type MenuGroup = 'registry' | 'reporting' | 'figures' | 'accounts' | 'reference' | 'none'

/**
 * The two ways of retiring a record (decision 028). `stop`: from a day on it is no longer followed, and the days before
 * stay as they were. `withdraw`: an entry made in error counts as if it had never been, on every day.
 */
export type Ending = 'stop' | 'withdraw'

/** SQL for the name of the record with this id on a day (default: today); null if RLS hides the record. */
export type NameOf = {
  (id: SQL, locale: Locale, day?: SQL): SQL
  /** SQL for the name within the record's row, if that row says it. */
  inRow?: (locale: Locale) => SQL
}

export type IdentifiedTable = PgTable & { id: PgColumn }

/** The description of a record, read by the generic screens, menu, trail, exports and tests; see decision 021. */
export type Described = {
  /** The name of its table; also `record` in the audit trail. */
  code: string
  /** The first segment of its URLs. */
  path: string
  /** `inMenu`: shorter than `many`, where that would take two lines there. */
  words: { one: Label; many: Label; add: Label; inMenu?: Label }
  table: IdentifiedTable
  /** Further tables with one row of the record each, on a day if they have spells: its state, contact data, note. */
  parts: readonly PgTable[]
  /** The schema of its form. */
  input: z.ZodObject
  /** By table: a schema whose fields label the columns in the trail. For its own table, its state tables and parts. */
  inputs: Record<string, z.ZodObject>
  /**
   * Its name in titles, breadcrumbs and for ids from a request: null if RLS hides it. Must work for retired records,
   * too.
   */
  nameOf: NameOf
  /** Added to the name from the day on which the record has ended; default: from which it is no longer followed. */
  mark: Label
  /** The name with its mark. */
  markedName: NameOf
  /**
   * The marked name for a reference in a row that the reader may read, even if RLS hides the record (decision 023).
   * Never use it for an id from a request.
   */
  referredName: NameOf
  screens: readonly Screen[]
  /** The group of the menu with the link to its list; default `registry`. */
  menu: MenuGroup
  /** How it may be retired; default: both. */
  endings: readonly Ending[]
  /** What each of them is called, as a title and on its button. */
  endingWords: Record<Ending, Label>
  /** Says that a record was stopped, before a day. */
  stoppedWords: Label
  /** What withdrawing it does not do, for the form. */
  withdrawalHint: Label | undefined
  /** The generic forms may write it: registering is one INSERT, revising one UPDATE of its table. */
  plain: boolean
  /** The foreign key to the record from which its rights come, if not from itself. */
  parent: PgColumn | undefined
  /** The code of the record in whose history its changes stand, if not its own. Must agree with keep_audit. */
  historyOf: string | undefined
  /** A search that finds the record of `parent` finds it, too, the latest first: it has no words of its own. */
  isFoundWithParent: boolean
  /** What is looked for in its words if a search has this text; undefined for nothing. By default the text. */
  soughtIn: (text: string) => string | undefined
  /** The field of its form that a text fills which a search did not find. */
  calledIn: string | undefined
  /**
   * The fields that may be changed in many records at once (decision 061): what several may have in common, and no fact
   * that rests on a decision of its own. None by default.
   */
  inBatch: readonly string[]
  /** The state table with the fields of `inBatch` that hold from a day on. */
  spells: Spells | undefined
}

/** `owner`: the foreign key to the record. */
export type Spells = { table: PgTable & { valid: PgColumn }; owner: PgColumn }

type Optional =
  | 'inputs'
  | 'parts'
  | 'parent'
  | 'historyOf'
  | 'plain'
  | 'endings'
  | 'withdrawalHint'
  | 'menu'
  | 'mark'
  | 'isFoundWithParent'
  | 'soughtIn'
  | 'calledIn'
  | 'inBatch'
  | 'spells'
type Told = Omit<Described, Optional | 'endingWords' | 'stoppedWords' | 'code' | 'markedName' | 'referredName'> &
  Partial<Pick<Described, Optional>> & {
    /** Where they are not those of every record. */
    endingWords?: Partial<Record<Ending, Label>>
    /** Its name in references, if it contains more than the title. */
    citedAs?: NameOf
    hasEnded?: (id: SQL, day: SQL) => SQL
    /**
     * Whether name_of_<table>(id, day, marks) exists, a SECURITY DEFINER function for records that RLS may hide from
     * readers of a reference.
     */
    namedPastPolicies?: boolean
  }

/** Makes a description with defaults: `inputs` for a record with one table, no parent, not plain. */
export const described = ({
  citedAs,
  mark = notFollowed,
  endingWords,
  hasEnded,
  namedPastPolicies,
  ...told
}: Told): Described => {
  const code = getTableName(told.table)
  const named = citedAs ?? told.nameOf
  const { retiredOn } = getTableColumns(told.table)
  const markedName: NameOf = (id, locale, day = today) => {
    if (hasEnded)
      return sql`${named(id, locale, day)} || case when ${hasEnded(id, day)} then ${markIn(mark, locale)} else '' end`
    if (!retiredOn) return named(id, locale, day)
    const marked = sql`mark_on(${retiredOn}, ${day}, ${marksIn(mark, locale)})`
    const row = rowOf(told.table, told.table.id, id)
    // One look at the row for both: a list asks for the names of each of its rows.
    return named.inRow
      ? sql`(select ${named.inRow(locale)} || ${marked} from ${row})`
      : sql`${named(id, locale, day)} || coalesce((select ${marked} from ${row}), '')`
  }
  return {
    mark,
    markedName,
    referredName: namedPastPolicies
      ? (id, locale, day = today) => sql`coalesce(${markedName(id, locale, day)},
          ${sql.identifier(`name_of_${code}`)}(${id}, ${day}, ${marksIn(mark, locale)}))`
      : markedName,
    inputs: { [code]: told.input },
    parts: [],
    parent: undefined,
    historyOf: undefined,
    isFoundWithParent: false,
    soughtIn: (text) => text,
    calledIn: undefined,
    inBatch: [],
    spells: undefined,
    plain: false,
    endings: ['stop', 'withdraw'],
    endingWords: { ...endingsOfAll, ...endingWords },
    stoppedWords: stoppedIn(endingWords?.stop ?? endingsOfAll.stop, mark),
    withdrawalHint: undefined,
    menu: 'registry',
    ...told,
    code,
  }
}

const today = sql`(select today())`

const endingsOfAll: Record<Ending, Label> = {
  stop: { vi: 'Ngừng theo dõi', en: 'Stop following' },
  withdraw: { vi: 'Bỏ hồ sơ nhập nhầm', en: 'Withdraw an entry made in error' },
}

const notFollowed: Label = { vi: 'ngừng theo dõi', en: 'no longer followed' }

const stoppedIn = (stop: Label, mark: Label): Label => ({
  vi: stop.vi,
  en: mark.en.replace(/^./, (first) => first.toUpperCase()),
})

/** The words of records that are followed, as most are. */
export const following = { stoppedWords: stoppedIn(endingsOfAll.stop, notFollowed) }

const withdrawn: Label = { vi: 'đã bỏ, nhập nhầm', en: 'withdrawn, entered in error' }

const markIn = (mark: Label, locale: Locale) => sql`${` (${mark[locale]})`}::text`
const marksIn = (mark: Label, locale: Locale) => sql`array[${markIn(mark, locale)}, ${markIn(withdrawn, locale)}]`

/** SQL for the marks of a record that has no words of its own, as mark_on takes them. */
export const marksOf = (locale: Locale): SQL => marksIn(notFollowed, locale)

/**
 * SQL after FROM for the row of `table` whose `column` is `id`. The subquery row_of evaluates `id` in the outer
 * scope, so that it may be a column of the same table in the outer query.
 */
export const rowOf = (table: PgTable, column: PgColumn, id: SQL): SQL =>
  sql`(select ${id} as wanted) row_of join ${table} on ${column} = row_of.wanted`

/** For a record whose name is an expression of its own row. */
export const namedInRow = (table: IdentifiedTable, inRow: (locale: Locale) => SQL): NameOf =>
  Object.assign((id: SQL, locale: Locale) => sql`(select ${inRow(locale)} from ${rowOf(table, table.id, id)})`, {
    inRow,
  })

/** For a record whose name is a column of its own table. */
export const namedBy = (table: IdentifiedTable, column: PgColumn): NameOf => namedInRow(table, () => sql`${column}`)

/** For a record whose name is in its state table: the name on the day, or the last one before it. */
export const namedByState =
  (record: Parameters<typeof nameOn>[0]): NameOf =>
  (id, _, day) =>
    nameOn(record, id, day)

/** For a record named by the records that its foreign keys refer to: "Chi bộ …, Quý I/2024". */
export const namedAfter =
  (table: IdentifiedTable, ...others: [column: PgColumn, of: NameOf][]): NameOf =>
  (id, locale, day) => {
    const names = others.map(([column, of]) => of(sql`${column}`, locale, day))
    return sql`(select concat_ws(', ', ${sql.join(names, sql`, `)}) from ${rowOf(table, table.id, id)})`
  }
