import type { CSSProperties } from 'react'
import { Icon } from '../icon'
import { Link } from '../link.client'
import type { Origin } from '../record/origin'
import { type Batch, BatchForm, PageTick } from './batch-form.client'
import { type Cell, type CellKind, isDated, type Width } from './cell'
import { RecordRows, type SentRow } from './record-rows.client'
import { RowKeys } from './row-keys.client'

export type Column = {
  name: string
  label: string
  kind?: CellKind | undefined
  width?: Width | undefined
  /** The URL of the list sorted by this column, or in the opposite direction if it is already. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
}
export type Row = {
  id: string
  href?: string | undefined
  cells: Record<string, Cell>
  /** Highlighted: just saved, or the row that the user came from. */
  marked?: boolean | undefined
}
export type Empty = { text: string; action?: { href: string; label: string } | undefined }
/** Rows that can be ticked and sent together. */
export type Ticks = Batch & { tick: string; tickPage: string }
type Props = {
  caption: string
  captionHidden?: boolean
  columns: Column[]
  rows: Row[]
  empty: Empty
  /** The list, where its records can be walked. */
  origin?: Origin | undefined
  ticks?: Ticks | undefined
  /** The table has the keys of a list; `edits`: rows have a form. */
  keys?: { edits: boolean } | undefined
}

/** A table of records. The first column is the row header and a link. On narrow screens rows become cards. */
export function RecordTable({ caption, captionHidden = false, columns, rows, empty, origin, ticks, keys }: Props) {
  if (rows.length === 0) return <EmptyState {...empty} />
  // What nothing in it can take the focus for, the keyboard scrolls by its own.
  const isStill = !ticks && !columns.some(({ sort }) => sort) && !rows.some(({ href }) => href)
  const table = (
    <div className="table-scroll" {...(isStill && { role: 'group', 'aria-label': caption, tabIndex: 0 })}>
      <table className="table cards" style={labelsOf(columns, ticks ? 2 : 1)}>
        <caption>{captionHidden ? <span className="visually-hidden">{caption}</span> : caption}</caption>
        <thead>
          <tr>
            {ticks && (
              <td className="tick">
                <PageTick label={ticks.tickPage} />
              </td>
            )}
            {columns.map((column, at) => (
              <th
                key={column.name}
                scope="col"
                className={at === 0 ? nameClassOf(column) : classOf(column)}
                aria-sort={column.sort?.direction}
              >
                <Heading {...column} />
              </th>
            ))}
          </tr>
        </thead>
        <RecordRows kinds={columns.map(classOf)} origin={origin} {...sentOf(columns, rows)} tick={ticks?.tick} />
      </table>
      {keys && <RowKeys {...keys} />}
    </div>
  )
  if (!ticks) return table
  const { tick: _, tickPage: __, ...batch } = ticks
  return <BatchForm {...batch}>{table}</BatchForm>
}

const classOf = ({ kind, width }: Column) => (width ? `${kind ?? 'text'} ${width}` : kind)
/** The heading of the names says the width of their column. */
const nameClassOf = (column: Column) => ['name', classOf(column)].filter(Boolean).join(' ')

/** Rows with as little as possible around their values. */
function sentOf(columns: Column[], rows: Row[]): { path: string; rows: SentRow[] } {
  const [first] = rows
  const path = first?.href?.endsWith(first.id) ? first.href.slice(0, -first.id.length) : ''
  const sent = ({ id, href, marked, cells }: Row): SentRow => ({
    id,
    ...(href !== `${path}${id}` && { href: href ?? null }),
    ...(marked && { marked }),
    cells: columns.map(({ name }) => shortest(cells[name])),
  })
  return { path, rows: rows.map(sent) }
}

const shortest = (cell: Cell = null): Cell => (isDated(cell) && cell.of === null ? cell.value : cell)

/** What cards write before a cell, by its place: once for the table, and not in each cell. See narrow.css. */
const labelsOf = (columns: Column[], first: number) =>
  Object.fromEntries(columns.map(({ label }, at) => [`--label-${at + first}`, JSON.stringify(label)])) as CSSProperties

function Heading({ label, sort }: Column) {
  if (!sort) return label
  return (
    <Link href={sort.href}>
      {label}
      {sort.direction && <Icon name={sort.direction} />}
    </Link>
  )
}

export function EmptyState({ text, action }: Empty) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action && (
        <Link href={action.href} className="button">
          {action.label}
        </Link>
      )}
    </div>
  )
}
