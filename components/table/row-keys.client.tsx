'use client'

import { useEffect, useRef } from 'react'

/** Loaded after hydration, to save bytes. If loading fails, the table has no keys. */
const fetchKeys = () => import('./row-keys').catch(() => ({ followKeys: () => {} }))

/** The keys of the table before it. `edits`: rows have a form. */
export function RowKeys({ edits }: { edits: boolean }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    const table = place.current?.parentElement?.querySelector('table')
    if (table) void fetchKeys().then((keys) => keys.followKeys(table, edits, stop.signal))
    return () => stop.abort()
  }, [edits])
  return <span ref={place} hidden />
}
