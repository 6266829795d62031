'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { timeZone } from '@/core/date'
import { holdsAny } from '../form/device-store'
import { prefixTitle } from '../form/use-failure-focus'
import { type SessionWords, type Shown, setSessionOver, signInAddress } from './standing'

type Props = {
  shown: Shown
  goOn: () => void
  putOff: () => void
  /** The language in which times are written. */
  locale: string
  words: SessionWords
}

/**
 * The dialog of SessionWatch. What is over cannot be closed, and covers the page: whoever comes to a screen that was left
 * sees nothing of it. The page below stays as it is until the person signs in again or leaves it.
 */
export function SessionDialog({ shown, goOn, putOff, locale, words }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const [hasUnsent, setUnsent] = useState(false)
  useEffect(() => void holdsAny('outbox').then(setUnsent), [])
  const isSoon = shown.kind === 'soon'
  const isLast = isSoon && shown.isLast
  const title = isSoon ? words.soon : shown.kind === 'over' ? words.over : words.other
  // A layout effect, because a dialog that is gone cannot be closed, and closing gives the focus back.
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  useEffect(() => prefixTitle(document, `${title} – `), [title])

  const time = isSoon
    ? new Date(shown.at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
    : ''
  const name = shown.kind === 'other' ? shown.name : ''
  const text = isSoon ? (isLast ? words.last : words.unused) : shown.kind === 'over' ? words.kept : words.otherKept
  const close = isLast ? putOff : goOn
  return (
    <dialog
      ref={dialog}
      className={isSoon ? 'session' : 'session covers'}
      aria-labelledby="session-title"
      aria-describedby="session-text"
      onCancel={(event) => {
        event.preventDefault()
        if (isSoon) close()
      }}
      onClose={({ currentTarget }) => currentTarget.isConnected && currentTarget.showModal()}
    >
      <h2 id="session-title">{title}</h2>
      <p id="session-text">{text.replace('{at}', time).replace('{name}', name)}</p>
      {hasUnsent && !isSoon && <p>{words.waiting}</p>}
      <p className="row">
        {isSoon && !isLast && (
          <button type="button" className="button primary" onClick={goOn}>
            {words.goOn}
          </button>
        )}
        {isLast && (
          <button type="button" className="button primary" onClick={signInAgain}>
            {words.again}
          </button>
        )}
        {isLast && (
          <button type="button" className="button" onClick={putOff}>
            {words.later}
          </button>
        )}
        {!isSoon && (
          <a className="button primary" href={signInAddress(shown.kind === 'over' ? shown.why : undefined)}>
            {words.again}
          </a>
        )}
        {shown.kind === 'other' && (
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {words.openAs.replace('{name}', name)}
          </button>
        )}
      </p>
    </dialog>
  )
}

/** Before the session is over: the forms keep their text in the tab as if it were. */
function signInAgain() {
  setSessionOver(true)
  window.dispatchEvent(new Event('pagehide'))
  window.location.assign(signInAddress())
}
