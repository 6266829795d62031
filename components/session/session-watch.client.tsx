'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAccount } from '../form/account.client'
import { SessionDialog } from './session-dialog.client'
import {
  type SessionStanding,
  type SessionWords,
  type Shown,
  sessionDoubted,
  setSessionOver,
  warnBefore,
} from './standing'

const every = 5_000
const address = '/me/session'

/**
 * Watches a session that is about to end, or over. The server knows the end, which other tabs put off: it is asked
 * before anything is said, and while something is shown.
 */
export default function SessionWatch(props: { locale: string; words: SessionWords }): ReactNode {
  const account = useAccount()
  const [shown, setShown] = useState<Shown>()
  const isPutOff = useRef(false)
  const check = useRef<(method: 'GET' | 'POST') => Promise<void>>(undefined)

  useEffect(() => {
    let end = 0
    let isAsking = false
    let isOver = false
    const look = async (method: 'GET' | 'POST' = 'GET') => {
      if (isAsking) return
      isAsking = true
      const standing = await ask(method)
      isAsking = false
      // Without a network nothing can be said about the session.
      if (!standing) return
      isOver = 'over' in standing || standing.account !== account
      setSessionOver(isOver)
      if ('over' in standing) return setShown({ kind: 'over', why: standing.over })
      if (isOver) return setShown({ kind: 'other', name: standing.name })
      end = Date.now() + standing.seconds * 1000
      const isSoon = standing.seconds * 1000 < warnBefore && !(standing.isLast && isPutOff.current)
      setShown(isSoon ? { kind: 'soon', at: end, isLast: standing.isLast } : undefined)
    }
    check.current = look
    const isDue = () => !document.hidden && Date.now() > end - warnBefore
    const tick = () => !isOver && isDue() && void look()
    const arrive = () => isDue() && void look()
    const doubt = () => void look()
    doubt()
    const timer = setInterval(tick, every)
    const stop = new AbortController()
    window.addEventListener('focus', arrive, stop)
    window.addEventListener('pageshow', arrive, stop)
    document.addEventListener('visibilitychange', arrive, stop)
    window.addEventListener(sessionDoubted, doubt, stop)
    return () => {
      clearInterval(timer)
      stop.abort()
    }
  }, [account])

  if (!shown) return null
  const putOff = () => {
    isPutOff.current = true
    setShown(undefined)
  }
  return <SessionDialog {...props} shown={shown} goOn={() => void check.current?.('POST')} putOff={putOff} />
}

async function ask(method: 'GET' | 'POST'): Promise<SessionStanding | undefined> {
  try {
    const answer = await fetch(address, { method })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}
