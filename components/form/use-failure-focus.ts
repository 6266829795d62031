import { useEffect, useState } from 'react'
import type { FormState } from '@/core/form-state'

/**
 * After a failed save, moves the focus to the error summary, as soon as it is there, and prefixes the page title. Returns
 * the ref of the summary.
 */
export function useFailureFocus(state: FormState<unknown>, prefix: string) {
  const [summary, setSummary] = useState<HTMLDivElement | null>(null)
  useEffect(() => {
    if (state.status !== 'failed') return
    summary?.focus()
    return prefixTitle(document, prefix)
  }, [state, prefix, summary])
  return setSummary
}

/**
 * Prefixes the title of the page, and returns how to take the prefix away. It stays with its title: when the next page
 * has set its own meanwhile, that one stands.
 */
export function prefixTitle(page: { title: string }, prefix: string) {
  const { title } = page
  const prefixed = prefix + title
  page.title = prefixed
  return () => {
    if (page.title === prefixed) page.title = title
  }
}
