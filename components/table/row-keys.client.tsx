'use client'

import { useEffect, useRef } from 'react'

/** Loaded after hydration, to save bytes. If loading fails, the table has no keys. */
const fetchKeys = () => import('./row-keys').catch(() => ({ followKeys: () => {} }))

/** The keys of the table before it. `letters`: single letters are on; `edits`: rows have a form. */
export function RowKeys({ letters, edits }: { letters: boolean; edits: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    const table = place.current?.parentElement?.querySelector('table')
    if (table) void fetchKeys().then((keys) => keys.followKeys(table, { letters, edits }, stop.signal))
    return () => stop.abort()
  }, [letters, edits])
  return <span ref={place} hidden />
}
