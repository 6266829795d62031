'use client'

import type { ReactNode } from 'react'
import { Link } from '../link.client'
import { type Origin, openedFrom } from '../record/origin'
import { useVisited } from '../record/use-visited'
import { type Cell, isDated } from './cell'

export type SentRow = {
  id: string
  /** If it is not `path` and the id; null: no link. */
  href?: string | null
  marked?: boolean
  cells: Cell[]
}
/** `kinds`: the class of the cells of each column. */
type Props = {
  kinds: (string | undefined)[]
  path: string
  rows: SentRow[]
  origin?: Origin | undefined
  /** "Chọn": rows have a box. */
  tick?: string | undefined
}

/**
 * The body of a table of records. It is a client component so that rows are sent as data: what a server component
 * renders is sent as elements, too.
 */
export function RecordRows({ kinds, path, rows, tick, origin }: Props) {
  const visited = useVisited(origin !== undefined)
  return (
    <tbody>
      {rows.map(({ id, href = `${path}${id}`, marked, cells }, place) => (
        <tr key={id} {...(origin && { id })} data-marked={marked || visited === id || undefined}>
          {tick && (
            <td className="tick">
              <label>
                <input type="checkbox" name="row" value={id} aria-label={`${tick}: ${textOf(cells[0])}`} />
              </label>
            </td>
          )}
          {kinds.map((kind, at) => {
            const cell = drawn(cells[at])
            const key = `${at}`
            return at === 0 ? (
              <th key={key} scope="row" className={kind}>
                {href ? <Link href={openedFrom(href, origin, place)}>{cell}</Link> : cell}
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

const textOf = (cell: Cell) => (isDated(cell) ? cell.value : typeof cell === 'string' ? cell : '')

function drawn(cell: Cell): ReactNode {
  if (!isDated(cell)) return cell
  return (
    <div>
      {cell.value}
      {cell.of !== null && <div className="muted">{cell.of}</div>}
    </div>
  )
}
