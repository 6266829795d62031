'use client'

import { type KeyboardEvent, useRef } from 'react'
import { Form, type FormProps } from '@/components/form/form.client'

type Props = FormProps & { text: { open: string; key: string | undefined } }

/** The form that returns a report, opened by its button. */
export function ReturnForm({ text, ...form }: Props) {
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
        <details className="return" ref={details} open={isRefused || undefined} onToggle={toggled} onKeyDown={leave}>
          <summary className="button" data-key="r" aria-keyshortcuts={text.key}>
            {text.open}
            {text.key && <kbd>{text.key}</kbd>}
          </summary>
          {drawn}
        </details>
      )}
    />
  )
}
