'use client'

import type { ReactNode } from 'react'
import { Link } from '../link.client'

export type CellKind = 'text' | 'number' | 'date' | 'code' | 'place'
type Props = {
  columns: { name: string; label: string; kind?: CellKind | undefined }[]
  rows: { id: string; href?: string | undefined; marked?: boolean | undefined; cells: ReactNode[] }[]
}

/**
 * The body of a table of records. It is a client component so that rows are sent as data: what a server component
 * renders is sent as elements, too, each cell with its class and its label once more.
 */
export function RecordRows({ columns, rows }: Props) {
  return (
    <tbody>
      {rows.map(({ id, href, marked, cells }) => (
        <tr key={id} data-marked={marked}>
          {columns.map(({ name, label, kind }, index) =>
            index === 0 ? (
              <th key={name} scope="row" className={kind}>
                {href ? <Link href={href}>{cells[index]}</Link> : cells[index]}
              </th>
            ) : (
              <td key={name} className={kind} data-label={label}>
                {cells[index]}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  )
}
