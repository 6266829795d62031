'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { clickKeyed } from '@/components/keys/keys'

type Props = { labelledBy: string; children: ReactNode }

/**
 * The region in which the keys of a review work. It takes the focus when another report is
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

  const press = ({ nativeEvent, currentTarget }: KeyboardEvent<HTMLElement>) =>
    clickKeyed('review', nativeEvent, currentTarget)
  return (
    <section ref={panel} id="panel" className="panel" tabIndex={-1} aria-labelledby={labelledBy} onKeyDown={press}>
      {children}
    </section>
  )
}
