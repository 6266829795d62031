'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { keyIn, keys } from '@/components/keys/keys'

type Props = { labelledBy: string; children: ReactNode }

/**
 * The region in which single-letter keys work: a letter clicks the last shown element whose `data-key` it is, so that
 * after the button that opens a form it clicks the button in it. The region takes the focus when another report is
 * shown, and when a link to the one shown is clicked, so that the next decision needs no mouse.
 */
export function PanelKeys({ labelledBy, children }: Props) {
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
    const name = keyIn('review', event.nativeEvent)
    const these = name && panel.current?.querySelectorAll<HTMLElement>(`[data-key="${keys[name].key}"]`)
    const named = [...(these ?? [])].findLast(isShown)
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
