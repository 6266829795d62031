import { useMemo, useSyncExternalStore } from 'react'

const key = 'so-bo grid columns'
const heard = new Set<() => void>()
/** Of this page, if the browser keeps nothing. */
let here: string | null = null

function read(): string {
  if (here !== null) return here
  try {
    return window.localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(hidden: string) {
  here = hidden
  try {
    window.localStorage.setItem(key, hidden)
  } catch {
    // Hidden until the page is left.
  }
  for (const hear of heard) hear()
}

function subscribe(hear: () => void) {
  heard.add(hear)
  return () => heard.delete(hear)
}

/** The columns that are hidden on this device, and a function that shows or hides one. The page is sent with all. */
export function useHiddenColumns() {
  const kept = useSyncExternalStore(subscribe, read, () => '')
  const hidden = useMemo(() => kept.split(' ').filter(Boolean), [kept])
  const setHidden = (name: string, hide: boolean) =>
    write([...hidden.filter((one) => one !== name), ...(hide ? [name] : [])].join(' '))
  return { hidden, setHidden }
}
