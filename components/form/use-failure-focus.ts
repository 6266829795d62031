import { useEffect, useRef } from 'react'
import type { FormState } from '@/core/form-state'

/** After a refusal, puts the reader in front of what is wrong and says so in the page's title. */
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
