'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { elementOfKey, plainKeyOf } from '@/components/plain-key'

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
    const key = isOn ? plainKeyOf(event.nativeEvent) : undefined
    const named = key && panel.current && elementOfKey(panel.current, key)
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
