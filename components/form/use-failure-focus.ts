import { useEffect, useRef } from 'react'
import type { FormState } from '@/core/form-state'

/** After a failed save, moves the focus to the error summary and prefixes the page title. */
export function useFailureFocus(state: FormState<unknown>, prefix: string) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.status !== 'failed') return
    const title = document.title
    document.title = prefix + title
    summary.current?.focus()
    return () => {
      document.title = title
    }
  }, [state, prefix])
  return summary
}
