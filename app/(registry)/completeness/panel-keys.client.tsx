'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type Props = { labelledBy: string; isOn: boolean; children: ReactNode }

/**
 * The region that its single-letter keys belong to: inside it, a letter presses what names it as `data-key`. It takes
 * the focus when another report comes into it, so that deciding goes on without the mouse.
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

/** A letter that was meant: not held down, not part of a syllable being composed, not typed into a field. */
function letterOf({ key, repeat, keyCode, nativeEvent, target, ...held }: KeyboardEvent<HTMLElement>) {
  if (repeat || nativeEvent.isComposing || keyCode === 229) return undefined
  if (held.altKey || held.ctrlKey || held.metaKey || held.shiftKey) return undefined
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return undefined
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : undefined
}
