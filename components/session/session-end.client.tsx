'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { type SessionWords, sessionDoubted, warnBefore } from './standing'

type Props = {
  /** Until the session ends, as far as the page knows. */
  seconds: number
  /** The language in which times are written. */
  locale: string
  words: SessionWords
}

const every = 5_000

/** Loaded when there may be something to say, because the scripts of the layout are on all pages. */
const SessionWatch = lazy(() => import('./session-watch.client').catch(() => ({ default: () => null })))

/** Says two minutes before the session ends that it will, and says when it is over (WCAG 2.2.1). For the layout. */
export function SessionEnd({ seconds, ...props }: Props) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const end = Date.now() + seconds * 1000
    const due = () => setDue(true)
    const tick = () => Date.now() > end - warnBefore && due()
    tick()
    const timer = setInterval(tick, every)
    window.addEventListener(sessionDoubted, due)
    return () => {
      clearInterval(timer)
      window.removeEventListener(sessionDoubted, due)
    }
  }, [seconds])
  return isDue && <Suspense>{<SessionWatch {...props} />}</Suspense>
}
