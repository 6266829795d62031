import { useEffect, useState } from 'react'

const key = 'visited'
/** The address that Back or Forward led to. */
let returnedTo = ''
let isFirst = true
let isReturning = false
if (typeof window !== 'undefined')
  window.addEventListener('popstate', () => {
    returnedTo = location.href
  })

/** Keeps which record was looked at last in this tab. */
export function noteVisited(id: string) {
  isFirst = false
  try {
    sessionStorage.setItem(key, id)
  } catch {
    // Without storage a list does not mark the row.
  }
}

/** The next list is the one that the record was opened from. */
export const returnToRow = () => {
  isReturning = true
}

/**
 * The id of the record from which the reader returned to its list, by Back or by the link of the record's page. Its row
 * takes the focus; it is brought into sight only if it is not.
 */
export function useVisited(isList: boolean): string | undefined {
  const [visited, setVisited] = useState<string>()
  useEffect(() => {
    if (!isList) return undefined
    const id = hasReturned() ? lastVisited() : null
    const row = id ? document.getElementById(id) : null
    if (!id || !row) return undefined
    setVisited(id)
    row.querySelector<HTMLElement>('th a')?.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
    return undefined
  }, [isList])
  return visited
}

function hasReturned(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const isReturn = isReturning || returnedTo === location.href || (isFirst && entry?.type === 'back_forward')
  isFirst = false
  isReturning = false
  returnedTo = ''
  return isReturn || location.hash === `#${lastVisited()}`
}

function lastVisited(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
