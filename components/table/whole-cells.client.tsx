'use client'

import type { ReactNode } from 'react'

/** Around a table with one line in each row: a cell that is cut says the whole when it is pointed at, or has the focus. */
export function WholeCells({ children }: { children: ReactNode }) {
  return <div ref={tellWhole}>{children}</div>
}

function tellWhole(around: HTMLDivElement | null) {
  const stop = new AbortController()
  for (const kind of ['mouseover', 'focusin']) around?.addEventListener(kind, tell, { signal: stop.signal })
  return () => stop.abort()
}

function tell({ target }: Event) {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null
  if (cell && cell.scrollWidth > cell.clientWidth) cell.title ||= cell.textContent ?? ''
}
