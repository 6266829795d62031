import type { CSSProperties } from 'react'
import { Icon } from '../icon'
import { Link } from '../link.client'
import type { Origin } from '../record/origin'
import { type Cell, type CellKind, isDated } from './cell'
import { RecordRows, type SentRow } from './record-rows.client'

export type Column = {
  name: string
  label: string
  kind?: CellKind | undefined
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
type Props = {
  caption: string
  captionHidden?: boolean
  columns: Column[]
  rows: Row[]
  empty: Empty
  /** The list, where its records can be walked. */
  origin?: Origin | undefined
}

/** A table of records. The first column is the row header and a link. On narrow screens rows become cards. */
export function RecordTable({ caption, captionHidden = false, columns, rows, empty, origin }: Props) {
  if (rows.length === 0) return <EmptyState {...empty} />
  return (
    <div className="table-scroll">
      <table className="table cards" style={labelsOf(columns)}>
        <caption>{captionHidden ? <span className="visually-hidden">{caption}</span> : caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={column.kind} aria-sort={column.sort?.direction}>
                <Heading {...column} />
              </th>
            ))}
          </tr>
        </thead>
        <RecordRows kinds={columns.map(({ kind }) => kind)} origin={origin} {...sentOf(columns, rows)} />
      </table>
    </div>
  )
}

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
const labelsOf = (columns: Column[]) =>
  Object.fromEntries(columns.map(({ label }, at) => [`--label-${at + 1}`, JSON.stringify(label)])) as CSSProperties

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
