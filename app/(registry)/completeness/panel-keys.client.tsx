'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type Props = { labelledBy: string; isOn: boolean; children: ReactNode }

/**
 * The region in which single-letter keys work: a letter clicks the element whose `data-key` it is. When another report
 * is shown the region takes the focus, so that the next decision needs no mouse.
 */
export function PanelKeys({ labelledBy, isOn, children }: Props) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const key = letterOf(event)
    const named = isOn && key && panel.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)
    if (!named) return
    event.preventDefault()
    named.click()
  }
  return (
    <section ref={panel} id="panel" className="panel" tabIndex={-1} aria-labelledby={labelledBy} onKeyDown={press}>
      {children}
    </section>
  )
}

/** The letter of a key event; undefined if it repeats, belongs to a composition (IME), or is typed into a field. */
function letterOf({ key, repeat, keyCode, nativeEvent, target, ...held }: KeyboardEvent<HTMLElement>) {
  if (repeat || nativeEvent.isComposing || keyCode === 229) return undefined
  if (held.altKey || held.ctrlKey || held.metaKey || held.shiftKey) return undefined
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return undefined
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : undefined
}
