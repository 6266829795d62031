import { useEffect, useTransition } from 'react'

/** Marks the document while the router opens a page; waiting.css shows it after 300 ms. */
export function useWaiting() {
  const [isWaiting, start] = useTransition()
  useEffect(() => {
    if (!isWaiting) return
    const { dataset } = document.documentElement
    dataset.waits = ''
    return () => {
      delete dataset.waits
    }
  }, [isWaiting])
  return start
}
