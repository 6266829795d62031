'use client'

import type { CSSProperties, ReactNode } from 'react'

/** So many columns have room beside each other on a screen; tables with more scroll. */
const mostInSight = 9

/**
 * Around a table of so many columns with one line in each row: a cell that is cut says the whole when it is pointed at, or
 * has the focus.
 */
export function WholeCells({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <div
      className={columns > mostInSight ? 'scrolls' : undefined}
      style={{ '--columns': columns } as CSSProperties}
      ref={tellWhole}
    >
      {children}
    </div>
  )
}

function tellWhole(around: HTMLDivElement | null) {
  const stop = new AbortController()
  for (const kind of ['mouseover', 'focusin']) around?.addEventListener(kind, tell, { signal: stop.signal })
  return () => stop.abort()
}

function tell({ target }: Event) {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null
  const cut = cell && [cell, ...cell.children].some((one) => one.scrollWidth > one.clientWidth)
  if (cut) cell.title ||= cell.textContent ?? ''
}
