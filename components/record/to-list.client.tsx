'use client'

import type { ReactNode } from 'react'
import { Link } from '../link.client'
import { returnToRow } from './use-visited'

/**
 * The way back to the list of a record. Without scripts the row is the target of the address. With them the list gives it
 * the focus, and the address has no target: coming Back to one that has, browsers take the focus away.
 */
export const ToList = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} byScript={href.split('#')[0]} onClick={returnToRow}>
    {children}
  </Link>
)
