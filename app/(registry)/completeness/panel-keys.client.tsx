'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type Props = { labelledBy: string; isOn: boolean; children: ReactNode }

/**
 * The region in which single-letter keys work: a letter clicks the last shown element whose `data-key` it is, so that
 * after the button that opens a form it clicks the button in it. The region takes the focus when another report is
 * shown, and when a link to the one shown is clicked, so that the next decision needs no mouse.
 */
export function PanelKeys({ labelledBy, isOn, children }: Props) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const take = () => panel.current?.focus({ preventScroll: true })
    const again = ({ target }: MouseEvent) =>
      target instanceof Element && target.closest('a[href$="#panel"][aria-current]') && take()
    take()
    document.addEventListener('click', again)
    return () => document.removeEventListener('click', again)
  }, [])

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const key = letterOf(event)
    const named =
      isOn && key && [...(panel.current?.querySelectorAll<HTMLElement>(`[data-key="${key}"]`) ?? [])].findLast(isShown)
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

/** Not within a closed `details`, but for the summary that opens it. */
const isShown = (element: HTMLElement) => !element.closest('details:not([open])') || element.matches('summary')

/** The letter of a key event; undefined if it repeats, belongs to a composition (IME), or is typed into a field. */
function letterOf({ key, repeat, keyCode, nativeEvent, target, ...held }: KeyboardEvent<HTMLElement>) {
  if (repeat || nativeEvent.isComposing || keyCode === 229) return undefined
  if (held.altKey || held.ctrlKey || held.metaKey || held.shiftKey) return undefined
  if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return undefined
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : undefined
}
