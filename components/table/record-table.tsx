import type { ReactNode } from 'react'
import { Icon } from '../icon'
import { Link } from '../link.client'

export type CellKind = 'text' | 'number' | 'date' | 'code' | 'place'
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
  cells: Record<string, ReactNode>
  /** Highlighted: just saved, or the row that the user came from. */
  marked?: boolean | undefined
}
export type Empty = { text: string; action?: { href: string; label: string } | undefined }
type Props = { caption: string; captionHidden?: boolean; columns: Column[]; rows: Row[]; empty: Empty }

/** A table of records. The first column is the row header and a link. On narrow screens rows become cards. */
export function RecordTable({ caption, captionHidden = false, columns, rows, empty }: Props) {
  if (rows.length === 0) return <EmptyState {...empty} />
  return (
    <div className="table-scroll">
      <table className="table cards">
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
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-marked={row.marked || undefined}>
              {columns.map((column, index) => (
                <Cell key={column.name} column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading({ label, sort }: Column) {
  if (!sort) return label
  return (
    <Link href={sort.href}>
      {label}
      {sort.direction && <Icon name={sort.direction} />}
    </Link>
  )
}

function Cell({ column, row, first }: { column: Column; row: Row; first: boolean }) {
  const content = row.cells[column.name]
  if (!first)
    return (
      <td className={column.kind} data-label={column.label}>
        {content}
      </td>
    )
  return (
    <th scope="row" className={column.kind}>
      {row.href ? <Link href={row.href}>{content}</Link> : content}
    </th>
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
