import type { ReactNode } from 'react'

export type CellKind = 'text' | 'number' | 'date' | 'code' | 'place'
/** A column that its reader made narrower or wider than what it holds. */
export type Width = 'narrow' | 'wide'
/** A value, and on a second line the period or day that it is of. */
export type Dated = { value: string; of: string | null }
export type Cell = ReactNode | Dated

export const isDated = (cell: Cell): cell is Dated => typeof cell === 'object' && cell !== null && 'of' in cell
