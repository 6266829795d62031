'use client'

import type { ReactNode } from 'react'
import { Link } from '../link.client'

export type CellKind = 'text' | 'number' | 'date' | 'code' | 'place'
/** A value, and on a second line the period or day that it is of. */
export type Dated = { value: string; of: string | null }
export type Cell = ReactNode | Dated
type Props = {
  kinds: (CellKind | undefined)[]
  rows: { id: string; href?: string | undefined; marked?: boolean | undefined; cells: Cell[] }[]
}

/**
 * The body of a table of records. It is a client component so that rows are sent as data: what a server component
 * renders is sent as elements, too.
 */
export function RecordRows({ kinds, rows }: Props) {
  return (
    <tbody>
      {rows.map(({ id, href, marked, cells }) => (
        <tr key={id} data-marked={marked}>
          {kinds.map((kind, at) => {
            const cell = drawn(cells[at])
            const key = `${at}`
            return at === 0 ? (
              <th key={key} scope="row" className={kind}>
                {href ? <Link href={href}>{cell}</Link> : cell}
              </th>
            ) : (
              <td key={key} className={kind}>
                {cell}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

function drawn(cell: Cell): ReactNode {
  if (!isDated(cell)) return cell
  return cell.of === null ? (
    cell.value
  ) : (
    <div>
      {cell.value}
      <div className="muted">{cell.of}</div>
    </div>
  )
}

const isDated = (cell: Cell): cell is Dated => typeof cell === 'object' && cell !== null && 'of' in cell
