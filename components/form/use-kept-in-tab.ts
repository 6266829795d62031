import { useEffect, useEffectEvent, useRef } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import { sessionIsOver } from '../session/standing'
import { useAccount } from './account.client'
import type { Kept } from './device-store'
import type { KeptInTab } from './text-in-tab'

type Tab = typeof import('./text-in-tab')
type Props = {
  /** For forms whose text is kept elsewhere. */
  isOff?: boolean
  /** The place of the form among all forms of the application; called in the browser only. */
  place: () => string
  /** Whether something was typed that the server does not have. */
  isUnsent: boolean
  copy: (copyOf: Tab['copyOf']) => Kept
  /** Called when the form is mounted, if the same person left text here. */
  giveBack: (kept: KeptInTab) => void
}

/**
 * Keeps the text of a form in the tab, by account, when the page goes without having sent it: for signing in again
 * after the end of a session, and, by `keep`, for loading a page again after an update. What does it is loaded after
 * hydration, because forms with a draft do not need it.
 */
export function useKeptInTab({ isOff = false, place, isUnsent, copy, giveBack }: Props) {
  const account = useAccount()
  const tab = useRef<Tab>(undefined)
  const keep = (why: KeptInTab['why']): boolean =>
    tab.current?.keepInTab(account, place(), { ...copy(tab.current.copyOf), why }) ?? false
  const leave = useEffectEvent(() => {
    if (isUnsent && sessionIsOver()) keep('over')
  })
  const arrive = useEffectEvent((loaded: Tab) => {
    const kept = loaded.takeFromTab(account, place())
    if (kept) giveBack(kept)
  })
  useEffect(() => {
    if (isOff) return
    let isGone = false
    const onLeave = () => leave()
    window.addEventListener('pagehide', onLeave)
    // If it cannot be loaded, the text is not kept.
    import('./text-in-tab').then(
      (loaded) => {
        tab.current = loaded
        if (!isGone) arrive(loaded)
      },
      () => {},
    )
    return () => {
      isGone = true
      window.removeEventListener('pagehide', onLeave)
    }
  }, [isOff])
  return {
    keep,
    /** Sets what a page adds beside the fields of the form. */
    fill: (form: HTMLFormElement | null, fields: Field[], typed: Typed) => tab.current?.fillBeside(form, fields, typed),
  }
}
