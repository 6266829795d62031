'use client'

import { type KeyboardEvent, useRef } from 'react'
import { Form, type FormProps } from '@/components/form/form.client'

type Props = FormProps & {
  /** The button that opens the form, and its single-letter key; see PanelKeys. */
  opener: { label: string; key: string; shown: string | undefined }
  isPrimary?: boolean
}

/** A form that its button opens. It takes the focus if there is something to type. */
export function FoldedForm({ opener, isPrimary = false, ...form }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  const toggled = () => details.current?.open && details.current.querySelector('textarea')?.focus()
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !details.current) return
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }
  return (
    <Form
      {...form}
      frame={(drawn, isRefused) => (
        <details className="folded" ref={details} open={isRefused || undefined} onToggle={toggled} onKeyDown={leave}>
          <summary
            className={isPrimary ? 'button primary' : 'button'}
            data-key={opener.key}
            aria-keyshortcuts={opener.shown}
          >
            {opener.label}
            {opener.shown && <kbd>{opener.shown}</kbd>}
          </summary>
          {drawn}
        </details>
      )}
    />
  )
}
